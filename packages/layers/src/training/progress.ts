import { passedOver } from '@linnet/core';
import type { Callback, EpochProgress } from './callback.js';
import type { EpochLog, Log } from './history.js';
import type { ProgressSink } from './progress-sink.js';
import type { RunInfo } from './run-info.js';

/** How a fit tells how far it is: a bar that is redrawn, a line for each epoch, or not at all. */
export type ProgressStyle = 'bar' | 'lines' | 'none';

/** The reporter of one of several fits at once; `number` is which of the models it is. */
export const companionReporter = (sink: ProgressSink, style: ProgressStyle | undefined, number: number): Callback =>
  // Bars that are redrawn would cover each other.
  progressReporter(labelled(sink, `Model ${number}`), style === 'bar' ? 'lines' : style);

/** A sink for one of several fits at once: lines begin with its name, and none is drawn again. */
const labelled = (sink: ProgressSink, label: string): ProgressSink => ({
  write: (text) => sink.write(`${label}: ${text}`),
  isTerminal: false,
});

/** A callback that writes progress in Keras's words on a terminal, and one line for each epoch elsewhere. */
export function progressReporter(
  sink: ProgressSink,
  style: ProgressStyle = sink.isTerminal ? 'bar' : 'lines',
): Callback {
  if (style === 'none') return {};
  let run: RunInfo | undefined;
  const title = (epoch: number): string => `Epoch ${epoch + 1}/${run?.epochs ?? '?'}`;
  const begin = (info: RunInfo): void => {
    run = info;
    sink.write(`${describeRun(info)}\n`);
    for (const note of info.notes) sink.write(`Note: ${note}\n`);
  };
  if (style === 'lines') {
    return {
      onTrainBegin: begin,
      onEpochEnd: (log) => sink.write(`${title(log.epoch)} - ${epochSummary(log, run?.batches ?? 1)}\n`),
    };
  }
  let lineIsOpen = false;
  return {
    onTrainBegin: begin,
    onEpochBegin: ({ epoch }) => sink.write(`${title(epoch)}\n`),
    onProgress: (progress) => {
      sink.write(`\r${bar(progress)} ${progress.seconds.toFixed(0)}s`);
      lineIsOpen = true;
    },
    onEpochEnd: (log) => {
      const batches = run?.batches ?? 1;
      const full = bar({ epoch: log.epoch, batchesDone: batches, batches, seconds: log.seconds });
      sink.write(`\r${full} ${epochSummary(log, batches)}\n`);
      lineIsOpen = false;
    },
    // Of an epoch that was interrupted.
    onTrainEnd: () => {
      if (lineIsOpen) sink.write('\n');
      lineIsOpen = false;
    },
  };
}

/** `Training on js (not simd: ...): 5040 rows in 158 batches of 32; seeds: weights 42, order 42` */
export function describeRun({ backend, together, rows, batches, batchSize, seeds }: RunInfo): string {
  const seed = ({ value, drawn }: RunInfo['seeds']['order']): string => `${value}${drawn ? ' (drawn)' : ''}`;
  const beside = together === undefined ? '' : `, one of ${together} models that train together`;
  return `Training on ${backend.name}${othersOf(backend)}${beside}: ${rows} rows in ${batches} batches of ${batchSize}; seeds: weights ${seed(seeds.weights)}, order ${seed(seeds.order)}`;
}

/** ` (not simd: it refused, ...)`: why nothing better runs. */
function othersOf({ verdicts }: RunInfo['backend']): string {
  const others = passedOver(verdicts).map(({ name, notPicked }) => `not ${name}: ${notPicked}`);
  return others.length === 0 ? '' : ` (${others.join('; ')})`;
}

/** `0.2s 950us/step - loss: 0.9691 - validation loss: 0.4729` */
export function epochSummary(log: EpochLog, batches: number): string {
  const perStep = (log.seconds * 1e6) / batches;
  const time = `${log.seconds < 10 ? log.seconds.toFixed(1) : log.seconds.toFixed(0)}s ${formatStep(perStep)}/step`;
  return [time, ...numbers(log.training, ''), ...numbers(log.validation, 'validation ')].join(' - ');
}

const numbers = (log: Log | undefined, prefix: string): readonly string[] =>
  Object.entries(log ?? {}).map(([name, value]) => `${prefix}${name}: ${formatNumber(value)}`);

const formatNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(4) : value.toFixed(4);

/** Three digits. What rounds to 1,000 is 1 of the next unit. */
function formatStep(microseconds: number): string {
  if (microseconds < 999.5) return `${microseconds.toPrecision(3)}us`;
  return microseconds < 999_500
    ? `${(microseconds / 1e3).toPrecision(3)}ms`
    : `${(microseconds / 1e6).toFixed(microseconds < 10e6 ? 2 : 1)}s`;
}

const barWidth = 20;

function bar({ batchesDone, batches }: EpochProgress): string {
  const filled = Math.round((barWidth * batchesDone) / batches);
  return `${String(batchesDone).padStart(String(batches).length)}/${batches} ${'━'.repeat(filled)}${' '.repeat(barWidth - filled)}`;
}
