// `npm start`: builds what changed, then trains the anomaly classifier. Arguments after `--` go to the command.
import { root, step, turbo } from './step.mjs';

console.error('Building ...');
const built = turbo('build');
process.exitCode =
  built === 0
    ? step(process.execPath, [`${root}apps/cli/dist/linnet.js`, 'run', 'moku-classifier', ...process.argv.slice(2)])
    : built;
