import { documentInputs, documentOutputs, type LinnDocument, type PortMode, portMode } from './document.js';
import { type LatencyEstimate, latencyOn } from './latency.js';
import { type LimitUse, limitsUsed } from './limits.js';
import { deviceNotes, fileNameNotes } from './notes.js';
import { type LayerSummary, parametersOf, summarise } from './summary.js';

/** A document in figures. Plain data. */
export interface LinnInspection {
  /** Of the format. */
  readonly version: string;
  /** Numbers in one input row. */
  readonly inputs: number;
  /** Channels they come on. */
  readonly inputChannels: number;
  /** One after the other on one channel, or each on its own. */
  readonly inputMode: PortMode;
  /** Numbers in one answer. */
  readonly outputs: number;
  /** Channels they leave on. */
  readonly outputChannels: number;
  /** One after the other on one channel, or each on its own. */
  readonly outputMode: PortMode;
  /** Weights and biases together. */
  readonly parameters: number;
  /** First to last. */
  readonly layers: readonly LayerSummary[];
  /** How much of each limit is used. */
  readonly limits: readonly LimitUse[];
  /** How long one inference takes, approximately. */
  readonly latency: LatencyEstimate;
  /** What to watch for. */
  readonly notes: readonly string[];
}

/** What may be known of a document beside what it holds. */
export interface InspectOptions {
  /** The name of its file: a note says when it does not end in `.linn`. */
  readonly fileName?: string;
}

/**
 * Looks at a document: its layers, how much of the limits they use, how long an inference takes, what to watch for.
 *
 * @example
 * ```ts
 * console.log(formatInspection(inspectLinn(parseLinn(text))));
 * ```
 */
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
