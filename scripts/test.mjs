// `npm test`: builds and type-checks, lints, then runs all tests. Lint that fails does not keep the tests from running.
import { step, turbo } from './step.mjs';

const built = turbo('build', 'typecheck');
if (built !== 0) process.exit(built);
const linted = step('pnpm', ['--silent', 'lint']);
const tested = step('vitest', ['run', ...process.argv.slice(2)]);
process.exitCode = linted === 0 ? tested : linted;
