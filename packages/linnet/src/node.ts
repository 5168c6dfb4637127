export * from '@linnet/datasets/node';
export * from '@linnet/plot/node';
