import type { Plugin } from '@linnet/core';

/** What `linnet.config.ts` may say. */
export interface LinnetConfig {
  /** Registered beside the built-in ones, by the command line only. */
  readonly plugins?: readonly Plugin[];
  /** The backend where the command line names none: `auto`, or a name. */
  readonly backend?: string;
  /** The job that `linnet run` runs where none is named, relative to the config file. */
  readonly job?: string;
}

/**
 * Types a config file; returns its argument.
 *
 * @example
 * ```ts
 * export default defineConfig({ plugins: [onnx], backend: 'auto', job: './classifier.ts' });
 * ```
 */
export const defineConfig = (config: LinnetConfig): LinnetConfig => config;
