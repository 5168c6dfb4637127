import type { LinnDocument, LinnOptions, LinnReport, PredictingModel } from 'linnet';
import type { ReportSection } from 'linnet/plot';
import type { Outcome } from '../outcome.js';
import type { ExportedFile } from '../result.js';
import { instrumentSection } from './section.js';

/** What the vendor's exporter should say of a network. */
export interface LinnFile extends LinnOptions {
  /** Without its extension. */
  readonly name: string;
  /** Approximate cycles of one inference. */
  readonly latency: number;
  /** Whether the vendor prints that, or it follows from its formula alone. Default true. */
  readonly isStated?: boolean;
}

/** A network as its file holds it, and all that a run keeps of that. */
export interface ExportedLinn {
  readonly document: LinnDocument;
  readonly report: LinnReport;
  readonly outcome: Outcome;
  /** Parts of a result. */
  readonly kept: { readonly files: readonly ExportedFile[]; readonly latencyCycles: number };
  readonly section: ReportSection;
}

/** Makes the file for the instrument with its setup beside it, and compares its latency with the vendor's. */
export async function exportLinn(model: PredictingModel, file: LinnFile): Promise<ExportedLinn> {
  const { latency, isStated = true, ...options } = file;
  const exported = await model.export('linn', options);
  const { value: document, report } = exported;
  const { latencyCycles } = report;
  return {
    document,
    report,
    outcome: {
      name: 'Latency, cycles',
      value: latencyCycles,
      atLeast: latency,
      atMost: latency,
      ...(isStated ? { stated: String(latency), source: 'the vendor' } : { reason: "by the vendor's formula" }),
    },
    kept: { files: [{ name: `${file.name}.linn`, exported }], latencyCycles },
    section: instrumentSection(report, `${file.name}.setup.json`),
  };
}
