import { csvLogger, type EpochLog, type History, type Log, type TrainingControl } from 'linnet';

/** A line for each epoch in the format of Keras's CSVLogger, learning rates included. */
export async function historyCsv(history: History): Promise<string> {
  let text = '';
  const write = (lines: string): void => {
    text += lines;
  };
  const logger = csvLogger(write, { learningRate: true });
  for (const log of logsOf(history)) await logger.onEpochEnd?.(log, over);
  await logger.onTrainEnd?.(over);
  return text;
}

/** The lists of a history as epochs again. */
function logsOf(history: History): readonly EpochLog[] {
  const { run: _run, validation, learningRate, epochs, seconds, ...curves } = history;
  return learningRate.map((rate, epoch) => ({
    epoch,
    learningRate: rate,
    seconds: seconds / epochs,
    training: logAt(curves, epoch),
    ...(validation === undefined ? {} : { validation: logAt(validation, epoch) }),
  }));
}

function logAt(curves: Readonly<Record<string, unknown>>, epoch: number): Log {
  const lists = Object.entries(curves).filter((entry): entry is [string, readonly number[]] => Array.isArray(entry[1]));
  return { loss: Number.NaN, ...Object.fromEntries(lists.map(([name, values]) => [name, values[epoch]])) };
}

/** Nothing is left to control: a logger does not ask. */
const over: TrainingControl = {
  epoch: 0,
  learningRate: 0,
  stop: () => undefined,
  readWeights: () => [],
  writeWeights: () => undefined,
  toArtifact: () => ({ format: 'linnet/1', input: [], layers: [] }),
};
