export * from '@linnet/plot';
