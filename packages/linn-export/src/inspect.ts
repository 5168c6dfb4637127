import { documentInputs, documentOutputs, type LinnDocument, type PortMode, portMode } from './document.js';
import { type LatencyEstimate, latencyOn } from './latency.js';
import { type LimitUse, limitsUsed } from './limits.js';
import { deviceNotes, fileNameNotes } from './notes.js';
import { type LayerSummary, parametersOf, summarise } from './summary.js';

/** A document in figures. Plain data. */
export interface LinnInspection {
  readonly version: string;
  readonly inputs: number;
  readonly inputChannels: number;
  readonly inputMode: PortMode;
  readonly outputs: number;
  readonly outputChannels: number;
  readonly outputMode: PortMode;
  readonly parameters: number;
  readonly layers: readonly LayerSummary[];
  readonly limits: readonly LimitUse[];
  readonly latency: LatencyEstimate;
  readonly notes: readonly string[];
}

/** What may be known of a document beside what it holds. */
export interface InspectOptions {
  /** The name of its file: a note says when it does not end in `.linn`. */
  readonly fileName?: string;
}

/** Looks at a document: its layers, how much of the limits they use, how long an inference takes, what to watch for. */
export const inspectLinn = (document: LinnDocument, { fileName }: InspectOptions = {}): LinnInspection => ({
  version: document.version,
  inputs: documentInputs(document),
  inputChannels: document.num_input_channels,
  inputMode: portMode(document.num_input_channels, documentInputs(document)),
  outputs: documentOutputs(document),
  outputChannels: document.num_output_channels,
  outputMode: portMode(document.num_output_channels, documentOutputs(document)),
  parameters: parametersOf(document),
  layers: summarise(document),
  limits: limitsUsed(document),
  latency: latencyOn(document),
  notes: [...(fileName === undefined ? [] : fileNameNotes(fileName)), ...deviceNotes(document)],
});
