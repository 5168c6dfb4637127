import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.js';

/** Adds a verb to the command; `ends` says what to exit with when that is not 0. */
export type AddVerb = (program: Command, ends: (code: ExitCode) => void) => void;
