export * from '@linnet/core/node';
export * from '@linnet/datasets/node';
export * from '@linnet/plot/node';
