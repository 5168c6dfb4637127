/** Instruments over the network: what runs in Node and in pages. Programs for Node alone take `@linnet/device-client/node`. */
export * from '@linnet/device-client';
