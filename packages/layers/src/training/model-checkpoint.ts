import {
  checkOptions,
  LinnetError,
  type ModelArtifact,
  type OptionKind,
  optionKinds,
  showValue,
  throwProblems,
  wholeFrom,
} from '@linnet/core';
import type { Callback } from './callback.js';
import type { CheckpointValue } from './checkpoint-value.js';
import { foreignState } from './foreign-state.js';
import type { EpochLog } from './history.js';
import { checkMode, checkMonitored, comparison, type MonitorOptions, monitored, monitorKinds } from './monitor.js';

/**
 * Options of {@link modelCheckpoint}: `everyEpochs` (default 1), `saveBestOnly` (default false: every model is saved that is
 * looked at), and with it `monitor` and `mode`, which say what is best.
 */
export type ModelCheckpointOptions =
  | (EveryEpochs & { readonly saveBestOnly?: false; readonly monitor?: undefined; readonly mode?: undefined })
  | (EveryEpochs & MonitorOptions & { readonly saveBestOnly: true });

interface EveryEpochs {
  /** Looks at each such epoch: 5 stands for the fifth, the tenth and so on. Default 1. */
  readonly everyEpochs?: number;
}

/** Is given a model, and the log of the epoch that made it: what names of files are made of. */
export type SaveModel = (model: ModelArtifact, log: EpochLog) => void | Promise<void>;

/**
 * Gives the model to `save` after epochs: after every one, every few, or with `saveBestOnly` after those that were better
 * than all that were looked at before. It is plain data (`stringifyModel` makes a file of it); where it goes is the business
 * of `save`, which is waited for. What lets a run go on is a checkpoint of `fit`, not this.
 * @throws LinnetError `bad-option` for unknown options or values; before the first epoch when the fit does not have the
 * monitored number.
 *
 * @example
 * ```ts
 * let best: ModelArtifact | undefined;
 * const save = (model: ModelArtifact) => {
 *   best = model;
 * };
 * await model.fit(train, { epochs: 50, validation: 0.2, callbacks: [modelCheckpoint(save, { saveBestOnly: true })] });
 * ```
 */
export function modelCheckpoint(save: SaveModel, options: ModelCheckpointOptions = {}): Callback {
  checkSaving(save, options);
  const { everyEpochs = 1, saveBestOnly = false, monitor = 'validation.loss', mode } = options;
  const isBetter = comparison(monitor, mode);
  let best: number | null = null;

  /** Notes the best so far. */
  const isDue = (log: EpochLog): boolean => {
    if ((log.epoch + 1) % everyEpochs !== 0) return false;
    if (!saveBestOnly) return true;
    const value = monitored(log, monitor);
    if (best !== null && !isBetter(value, best)) return false;
    best = value;
    return true;
  };
  return {
    onTrainBegin: (run) => {
      if (saveBestOnly) checkMonitored(monitor, run);
      best = null;
    },
    onEpochEnd: (log, control) => (isDue(log) ? save(control.toArtifact(), log) : undefined),
    readState: () => ({ best }),
    writeState: (state) => {
      best = parseState(state);
    },
  };
}

const kinds = (): Readonly<Record<'everyEpochs' | 'saveBestOnly' | keyof MonitorOptions, OptionKind>> => ({
  ...monitorKinds,
  everyEpochs: wholeFrom(1),
  saveBestOnly: optionKinds.truth,
});

function parseState(state: CheckpointValue): number | null {
  const { best }: { readonly best?: unknown } = Object(state);
  if (best === null || typeof best === 'number') return best;
  throw foreignState('modelCheckpoint');
}

function checkSaving(save: unknown, options: ModelCheckpointOptions): void {
  checkOptions('modelCheckpoint', options, kinds());
  checkMode(options.mode);
  if (typeof save !== 'function') {
    throw new LinnetError(
      'bad-option',
      `modelCheckpoint is given ${showValue(save)}; use a function that takes a model.`,
    );
  }
  if (options.saveBestOnly === true) return;
  const idle = (['monitor', 'mode'] as const).filter((name) => options[name] !== undefined);
  const problems = idle.map((name) => `${name} decides nothing without saveBestOnly: true.`);
  throwProblems('bad-option', 'Options of modelCheckpoint:', problems);
}
