import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program is installed: tests that drive one say that they need it. */
export const isInstalled = (program: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)));
