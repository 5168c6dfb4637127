export * from '@linnet/datasets/csv';
