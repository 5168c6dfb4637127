import { defineExporter, type Exported, type ModelArtifact, type Scaling, throwProblems } from '@linnet/core';
import { pickColumns } from './bounds.js';
import { buildDocument } from './build-document.js';
import type { LinnDocument } from './document.js';
import { draftOf } from './draft.js';
import { type LatencyEstimate, latencyOn } from './latency.js';
import { type LimitUse, limitsUsed } from './limits.js';
import { deviceNotes, exportNotes } from './notes.js';
import type { LinnOptions } from './options.js';
import { type LinnSetup, setupJson, setupOf } from './setup.js';
import { sha256 } from './sha256.js';
import { type LayerSummary, parametersOf, summarise } from './summary.js';
import { writeLinn } from './write.js';

/** What a person wants to know of an export. Plain data. */
export interface LinnReport {
  /** Approximate cycles of one inference. */
  readonly latencyCycles: number;
  /** The same in seconds on every device, with the assumption they rest on. */
  readonly latency: LatencyEstimate;
  /** Weights and biases in the file. */
  readonly parameters: number;
  /** First to last. */
  readonly layers: readonly LayerSummary[];
  /** How much of each limit is used. */
  readonly limits: readonly LimitUse[];
  /** Warnings: what the instrument does otherwise than training, what a device may not take. */
  readonly notes: readonly string[];
  /** What the instrument must be told and the file does not hold: the file that is exported beside it. */
  readonly setup: LinnSetup;
}

/**
 * The exporter of `.linn` files, the networks of the Moku Neural Network instrument: 1 to 5 dense layers of at most 100
 * neurons on at most 100 inputs, weights within [-1, 1], every layer's outputs clipped to [-1, 1]. `check` names every
 * problem; `export` throws LinnetError `limit` with all of them. Kernels are transposed to units x inputs. Beside the file
 * comes its setup, `NAME.setup.json`.
 * @example
 * ```ts
 * const file = await linn.export(artifact, { name: 'classifier', inputChannels: 1, outputChannels: 1 });
 * file.bytes; // classifier.linn
 * file.beside; // { 'classifier.setup.json': ... }
 * ```
 */
export const linn = defineExporter({
  name: 'linn',
  extension: 'linn',
  check: (model: ModelArtifact, options: LinnOptions): readonly string[] => draftOf(model, options ?? {}).problems,
  export: (model: ModelArtifact, options: LinnOptions): Promise<Exported<LinnDocument, LinnReport>> =>
    exportLinn(model, options ?? {}),
});

async function exportLinn(model: ModelArtifact, options: LinnOptions): Promise<Exported<LinnDocument, LinnReport>> {
  const draft = draftOf(model, options);
  throwProblems('limit', 'This model cannot be exported as .linn:', draft.problems);
  const document = buildDocument(draft.layers, options);
  const encoder = new TextEncoder();
  const bytes = encoder.encode(writeLinn(document, { vendorBytes: options.vendorBytes ?? false }));
  const { folded } = draft;
  const scaling = mappedScaling(model.scaling ?? {}, options);
  const setup = setupOf({ document, sha256: await sha256(bytes), scaling, folded, sampleRate: options.sampleRate });
  const latency = latencyOn(document);
  const report = {
    latencyCycles: latency.cycles,
    latency,
    parameters: parametersOf(document),
    layers: summarise(
      document,
      draft.layers.map(({ name }) => name),
    ),
    limits: limitsUsed(document),
    notes: [...exportNotes(draft, options, setup, scaling), ...deviceNotes(document, options.sampleRate)],
    setup,
  };
  const beside = { [`${options.name ?? 'network'}.setup.json`]: encoder.encode(setupJson(setup)) };
  return { value: document, bytes, beside, report };
}

/** The scaling of what the file takes and gives: a mapping moves the output's columns. */
function mappedScaling(scaling: Scaling, { outputMapping }: LinnOptions): Scaling {
  const { output } = scaling;
  return output === undefined || outputMapping === undefined
    ? scaling
    : { ...scaling, output: pickColumns(output, outputMapping) };
}
