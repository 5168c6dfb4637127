export * from '@linnet/plot/node';
