import type { Exported, FittedModel, History, Proportion } from 'linnet';
import type { Figure, ReportSection } from 'linnet/plot';
import type { Outcome } from './outcome.js';

/** A file that an exporter made; what it made beside that is kept too. */
export interface ExportedFile {
  /** With its extension, such as `classifier.linn`. */
  readonly name: string;
  readonly exported: Pick<Exported, 'bytes' | 'beside'>;
  /** Further files of one's own, by name. */
  readonly beside?: Readonly<Record<string, string | Uint8Array>>;
}

/** A model of which a run keeps the weights. */
export type KeptModel = Omit<FittedModel, 'history'>;

/**
 * What a recipe returns, and what a job file may export under the same names. All of it is kept in the run folder.
 */
export interface RunResult {
  readonly title?: string;
  /** What came out, in a few sentences. */
  readonly lead?: string;
  /** Default: the model that was trained last. */
  readonly model?: KeptModel;
  /** Default: of the fit that ended last. */
  readonly history?: History;
  readonly metrics?: { readonly train?: Proportion; readonly validation?: Proportion };
  /** What it should reach, and what it did. */
  readonly outcomes?: readonly Outcome[];
  /** What came back from an instrument, as it is to stand in `metrics.json`. */
  readonly device?: object;
  /** Cycles of one inference on the instrument. */
  readonly latencyCycles?: number;
  readonly figures?: readonly Figure[];
  readonly files?: readonly ExportedFile[];
  /** Further parts of the report. */
  readonly sections?: readonly ReportSection[];
}
