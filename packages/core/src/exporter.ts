import type { ModelArtifact } from './artifact.js';
import { contract } from './plan.js';
import type { TestVectors, Verification, Workbench } from './verification.js';

/** What an exporter made. */
export interface Exported<Value = unknown, Report = unknown> {
  /** The typed document. */
  readonly value: Value;
  /** What goes to disk. */
  readonly bytes: Uint8Array;
  /** Further files that belong to it, by their names: they stand in the same folder. */
  readonly beside?: Readonly<Record<string, Uint8Array>>;
  /** What a person wants to know. */
  readonly report: Report;
}

/** What a network computes in. */
export type Arithmetic = 'float' | 'integer';

/** What `check` finds: at once, or, of an exporter that has to be loaded, later. */
export type ExportProblems = readonly string[] | Promise<readonly string[]>;

/** How a trained model leaves. */
export interface ExporterPlugin<Name extends string = string, Options = never, Value = unknown, Report = unknown> {
  /** What tells it from a backend. */
  readonly type: 'exporter';
  /** The version of the contracts it was made for. */
  readonly contract: typeof contract;
  /** Such as `linn`. */
  readonly name: Name;
  /** Of its files, without the dot. */
  readonly extension: string;
  /** What it writes a model in: its floats, or the integers of its quantised network. Default: floats. */
  readonly arithmetic?: readonly Arithmetic[];
  /** Every problem at once, each naming the layer and the limit it breaks; empty when the model can be exported. */
  check(model: ModelArtifact, options: Options): ExportProblems;
  /** Makes the document; throws one error that lists what `check` found. */
  export(model: ModelArtifact, options: Options): Exported<Value, Report> | Promise<Exported<Value, Report>>;
  /**
   * Runs what was exported on rows whose answers are known, with whatever programs the machine has, and counts the answers
   * that differ. Left out where there is nothing to run. Throws LinnetError `refused` where a program cannot take the files.
   */
  verify?(exported: Exported<Value, Report>, vectors: TestVectors, bench: Workbench): Promise<Verification>;
}

/** An exporter plugin of which it is known whether its `check` answers at once. */
export interface DefinedExporter<Name extends string, Options, Value, Report, Found extends ExportProblems>
  extends Omit<ExporterPlugin<Name, Options, Value, Report>, 'check'> {
  /** As of every exporter. */
  check(model: ModelArtifact, options: Options): Found;
}

/**
 * Makes an exporter plugin; name, options, value and report are inferred. `testExporter` of `@linnet/testing` tells whether
 * it keeps its contract.
 *
 * @example
 * ```ts
 * const sizes = defineExporter({
 *   name: 'sizes',
 *   extension: 'txt',
 *   check: (_model: ModelArtifact, _options: object): readonly string[] => [],
 *   export: ({ layers }: ModelArtifact, _options: object) => {
 *     const value = layers.map(({ name, kind }) => `${name} ${kind}`).join('\n');
 *     return { value, bytes: new TextEncoder().encode(value), report: { layers: layers.length } };
 *   },
 * });
 * ```
 */
export const defineExporter = <
  const Name extends string,
  Options,
  Value,
  Report,
  Found extends ExportProblems = readonly string[],
>(
  plugin: Omit<DefinedExporter<Name, Options, Value, Report, Found>, 'type' | 'contract'>,
): DefinedExporter<Name, Options, Value, Report, Found> => ({
  ...plugin,
  type: 'exporter',
  contract,
});
