import { type LinnDocument, type LinnOptions, type LinnReport, type PredictingModel, setupJson } from 'linnet';
import type { ReportSection } from 'linnet/plot';
import type { Outcome } from '../../run/outcome.js';
import type { ExportedFile } from '../../run/result.js';
import { instrumentSection } from './section.js';

/** What the vendor's exporter should say of a network. */
export interface LinnFile extends LinnOptions {
  /** Without its extension. */
  readonly name: string;
  /** Approximate cycles of one inference. */
  readonly latency: number;
  /** Who says so. */
  readonly source: string;
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

/** Writes the file for the instrument with its setup beside it, and compares its latency with the vendor's. */
export async function exportLinn(model: PredictingModel, file: LinnFile): Promise<ExportedLinn> {
  const { name, latency, source, ...options } = file;
  const exported = await model.export('linn', options);
  const { value: document, report } = exported;
  const setup = `${name}.setup.json`;
  return {
    document,
    report,
    outcome: { name: 'Latency, cycles', value: report.latencyCycles, atLeast: latency, atMost: latency, source },
    kept: {
      files: [{ name: `${name}.linn`, exported, beside: { [setup]: setupJson(report.setup) } }],
      latencyCycles: report.latencyCycles,
    },
    section: instrumentSection(report, setup),
  };
}
