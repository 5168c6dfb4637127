// The built packages, as their users have them: run `pnpm build` first.
export * from '../packages/linnet/dist/index.js';
