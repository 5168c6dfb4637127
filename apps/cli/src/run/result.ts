import type { CompiledModel, Exported, Figure, History, Proportion, ReportSection } from './linnet.js';

/** A file that an exporter made, and what goes beside it. */
export interface ExportedFile {
  /** With its extension, such as `classifier.linn`. */
  readonly name: string;
  readonly exported: Exported;
  /** Further files that belong to it, by name. */
  readonly beside?: Readonly<Record<string, string>>;
}

/**
 * What a recipe returns, and what a job file may export under the same names. All of it is kept in the run folder.
 */
export interface RunResult {
  readonly title?: string;
  /** What came out, in a few sentences. */
  readonly lead?: string;
  readonly model?: Pick<CompiledModel, 'summary' | 'toArtifact' | 'parameters'>;
  readonly history?: History;
  readonly metrics?: { readonly train?: Proportion; readonly validation?: Proportion };
  /** Cycles of one inference on the instrument. */
  readonly latencyCycles?: number;
  readonly figures?: readonly Figure[];
  readonly files?: readonly ExportedFile[];
  /** Further parts of the report. */
  readonly sections?: readonly ReportSection[];
}
