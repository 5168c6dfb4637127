// `pnpm demo`: builds what changed, then serves the demo site on this machine. Arguments go to `vite preview`, such as --port.
import { root, step, turbo } from './step.mjs';

const built = turbo('build', '--filter=@linnet/demo');
process.exitCode =
  built === 0
    ? step('pnpm', [
        '--dir',
        `${root}apps/demo`,
        'exec',
        'vite',
        'preview',
        '--host',
        '127.0.0.1',
        ...process.argv.slice(2),
      ])
    : built;
