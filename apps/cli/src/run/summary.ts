import { isAbsolute, relative } from 'node:path';
import { LinnetError } from '@linnet/core';
import {
  counted,
  countText,
  type KeptModel,
  type Outcome,
  type OutcomeTexts,
  outcomeTexts,
  type RunResult,
} from '@linnet/recipes';
import type { History, Proportion } from 'linnet';
import { checksumOf, formatProportion, passedOver } from 'linnet';
import { given } from '../options.js';
import { isCheckpoint } from './checkpoints.js';
import type { JobDescription } from './description.js';

/** What `--json` prints, and `metrics.json` holds. */
export interface RunSummary {
  readonly kind: JobDescription['kind'];
  readonly name: string;
  readonly folder: string;
  readonly interrupted: boolean;
  readonly backend?: string;
  /** Why not the backends that would have gone before it; `run.json` tells of all. */
  readonly notPicked?: Readonly<Record<string, string>>;
  readonly epochs?: number;
  readonly stopped?: string;
  readonly seconds?: { readonly fit: number };
  readonly microsecondsPerStep?: number;
  readonly seeds?: { readonly data?: number; readonly weights: number; readonly order: number };
  readonly loss?: { readonly train: number; readonly validation?: number };
  readonly metrics?: { readonly train?: Proportion; readonly validation?: Proportion };
  /** With whether each is within its bound, where it has one, and what there is to read of it. */
  readonly outcomes?: readonly (Outcome & {
    readonly reached?: boolean;
    readonly texts: Pick<OutcomeTexts, 'stated' | 'bound' | 'reached'>;
  })[];
  /** What came back from an instrument. */
  readonly device?: object;
  readonly latency?: { readonly cycles: number };
  readonly parameters?: number;
  /** Of the model file: the same weights, to the bit, give the same one. */
  readonly checksum?: string;
  /** Paths of everything that the run left. */
  readonly files: readonly string[];
}

/** What a summary is made of. */
export interface SummaryParts {
  readonly job: JobDescription;
  readonly folder: string;
  readonly result: RunResult;
  readonly files: readonly string[];
  readonly interrupted: boolean;
}

/** The figures of a run. */
export function summaryOf({ job, folder, result, files, interrupted }: SummaryParts): RunSummary {
  const { history, metrics, outcomes, device, latencyCycles, model } = result;
  return {
    kind: job.kind,
    name: job.name,
    folder,
    interrupted,
    ...(history === undefined ? {} : historySummary(history, job)),
    ...(metrics === undefined ? {} : { metrics }),
    ...(outcomes === undefined ? {} : { outcomes: outcomes.map(judged) }),
    ...(device === undefined ? {} : { device }),
    ...(latencyCycles === undefined ? {} : { latency: { cycles: latencyCycles } }),
    ...(model === undefined ? {} : { parameters: model.parameters, ...given({ checksum: checksumIn(model) }) }),
    files,
  };
}

/** A model that was interrupted before its first epoch may have no bounds yet, and then there is no file of it either. */
function checksumIn(model: KeptModel): string | undefined {
  try {
    return checksumOf(model.toArtifact());
  } catch (error) {
    if (LinnetError.is(error)) return undefined;
    throw error;
  }
}

function judged(outcome: Outcome): NonNullable<RunSummary['outcomes']>[number] {
  const { stated, bound, reached, isReached } = outcomeTexts(outcome);
  return { ...outcome, ...(isReached === undefined ? {} : { reached: isReached }), texts: { stated, bound, reached } };
}

function historySummary(
  { run, epochs, stopped, seconds, microsecondsPerStep, loss, validation }: History,
  job: JobDescription,
): Partial<RunSummary> {
  const others = passedOver(run.backend.verdicts).map(({ name, notPicked }) => [name, notPicked] as const);
  const best = indexOfLeast(loss);
  const validationLoss = validation?.loss[best];
  return {
    backend: run.backend.name,
    notPicked: Object.fromEntries(others),
    epochs,
    ...(stopped === undefined ? {} : { stopped }),
    seconds: { fit: seconds },
    microsecondsPerStep,
    seeds: {
      ...given({ data: job.options?.dataSeed ?? job.train?.data.seed }),
      weights: run.seeds.weights.value,
      order: run.seeds.order.value,
    },
    ...(epochs === 0
      ? {}
      : {
          loss: {
            train: loss[best] ?? Number.NaN,
            ...(validationLoss === undefined ? {} : { validation: validationLoss }),
          },
        }),
  };
}

/** The same for people. */
export function summaryText(summary: RunSummary): string {
  const { metrics, epochs, seconds, microsecondsPerStep, latency, backend, parameters, checksum } = summary;
  const line = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : [`${label.padEnd(12)}${text}`];
  return [
    '',
    ...line('Train', metrics?.train && formatProportion(metrics.train)),
    ...line('Validation', metrics?.validation && formatProportion(metrics.validation)),
    ...(summary.outcomes ?? []).map(outcomeLine),
    ...line(
      'Training',
      epochs === undefined
        ? undefined
        : `${counted(epochs, 'epoch')} in ${seconds?.fit.toFixed(1)} s, ${stepTime(microsecondsPerStep)} us a step on ${backend}, validation and callbacks included`,
    ),
    ...line('Stopped', summary.stopped),
    ...line(
      'Network',
      parameters === undefined
        ? undefined
        : `${counted(parameters, 'parameter')}${latency === undefined ? '' : `, latency approx. ${counted(latency.cycles, 'cycle')}`}`,
    ),
    ...line('Checksum', checksum),
    'Files',
    ...summary.files.filter((file) => !isCheckpoint(file)).map((file) => `  ${shortPath(file)}`),
    ...checkpointLine(summary.files.filter(isCheckpoint).length),
    ...(summary.kind === 'train' && parameters !== undefined && !summary.interrupted ? nextLines(summary) : []),
    ...(summary.interrupted ? ['', `Interrupted. Go on with: ${resumeCommand(summary.folder)}`] : []),
  ].join('\n');
}

/** What goes on with a run. */
export const resumeCommand = (folder: string): string => `${commandName()} run --resume ${quoted(shortPath(folder))}`;

/** What can be done with a model that was trained on one's own data. */
function nextLines({ folder }: RunSummary): readonly string[] {
  const [command, run] = [commandName(), quoted(shortPath(folder))];
  return [
    'Next',
    `  ${command} evaluate ${run} more.csv`,
    `  ${command} predict ${run} more.csv  # or --row 1.5,2,... for a row`,
    `  ${command} export ${run} --to linn  # or c, verilog, onnx`,
  ];
}

/** As a shell takes it for one word. */
const quoted = (path: string): string => (/^[\w./:\\-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const checkpointLine = (count: number): readonly string[] =>
  count === 0 ? [] : [`  and ${count === 1 ? 'a checkpoint' : `${count} checkpoints`} to go on from`];

/** `Test accuracy: 94.5 %; stated 0.93 to 0.95 (Keras); bound at least 93.0 %`, then why. */
function outcomeLine(outcome: Outcome): string {
  const { name, stated, bound, reached, reason, isReached: isMet } = outcomeTexts(outcome);
  const parts = [
    `${name}: ${reached}`,
    isMet === false ? 'NOT REACHED' : '',
    stated && `stated ${stated}`,
    bound && `bound ${bound}`,
    reason,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Three digits of a time that may be a few microseconds, or many. */
export const stepTime = (microseconds = 0): string =>
  microseconds < 100 ? microseconds.toPrecision(3) : countText(Math.round(microseconds));

/** Relative where that is shorter to read: within the working directory. */
function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}

/** A loop: a list of 100,000 losses is too long for the arguments of Math.min. */
function indexOfLeast(values: readonly number[]): number {
  let best = 0;
  for (const [index, value] of values.entries()) if (value < (values[best] ?? value)) best = index;
  return best;
}

/** How this command was called: by its name where it is installed, else through node. */
function commandName(): string {
  const [, script = 'linnet'] = process.argv;
  return script.endsWith('.js') ? `node ${shortPath(script)}` : 'npx linnet';
}
