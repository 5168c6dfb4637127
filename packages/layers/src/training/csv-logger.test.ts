import { pythonFloat } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import golden from '../../test/golden/csv-logger.json' with { type: 'json' };
import { classes, errorOf, quiet, small } from '../../test/small.js';
import { type Callback, type CsvLoggerOptions, csvLogger, type EpochLog } from '../index.js';

const namesOf: Readonly<Record<string, string>> = { mean_squared_error: 'meanSquaredError' };
const special: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
};

/** An epoch of Keras's logs. */
function logOf(values: Readonly<Record<string, string | undefined>>, epoch: number): EpochLog {
  const part = (isOwn: (key: string) => boolean): Record<string, number> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, text = '']) => {
        const name = key.replace('val_', '');
        return isOwn(key) ? [[namesOf[name] ?? name, special[text] ?? Number(text)]] : [];
      }),
    );
  const [training, validation] = [part((key) => !/^val_|learning/.test(key)), part((key) => key.startsWith('val_'))];
  return {
    epoch,
    seconds: 0,
    learningRate: Number(values.learning_rate ?? 0.5),
    training: { loss: 0, ...training },
    ...(Object.keys(validation).length === 0 ? {} : { validation: { loss: 0, ...validation } }),
  };
}

/** Shows a logger epochs, as a fit does. */
async function show(logger: Callback, logs: readonly EpochLog[]): Promise<void> {
  await logger.onTrainBegin?.({} as never);
  for (const log of logs) {
    await logger.onEpochBegin?.({} as never);
    await logger.onEpochEnd?.(log, {} as never);
  }
  await logger.onTrainEnd?.({} as never);
}

/** A logger that collects what it writes. */
function collecting(options: CsvLoggerOptions = {}): { readonly logger: Callback; readonly texts: string[] } {
  const texts: string[] = [];
  return { texts, logger: csvLogger((lines) => void texts.push(lines), options) };
}

describe('csvLogger', () => {
  it.each(golden.files)('writes the bytes of Keras’s: $arguments, $runs runs', async (file) => {
    const { append, ...rest } = file.arguments;
    const learningRate = file.epochs.some((values) => 'learning_rate' in values);
    const { logger, texts } = collecting({ ...rest, append: append && file.before !== '', learningRate });
    const logs = file.epochs.map((values, epoch) => logOf(values, epoch));
    for (let run = 0; run < file.runs; run++) await show(logger, logs);
    expect(file.before + texts.join('')).toBe(file.text);
  });

  it('logs a fit, a line an epoch as soon as it counts', async () => {
    const { logger, texts } = collecting({ learningRate: true });
    const seen: number[] = [];
    const watcher: Callback = { onEpochBegin: () => void seen.push(texts.length) };
    const model = small({ metrics: ['accuracy', 'meanSquaredError'] });
    const history = await model.fit(classes(20), { ...quiet, validation: classes(8, 3), callbacks: [logger, watcher] });
    expect(seen).toEqual([0, 1, 2]);
    const [header, ...lines] = texts.join('').split('\r\n');
    expect(header).toBe(
      'epoch,accuracy,learning_rate,loss,mean_squared_error,val_accuracy,val_loss,val_mean_squared_error',
    );
    expect(lines).toEqual([
      ...[0, 1, 2].map((epoch) =>
        [
          epoch,
          ...[history.accuracy, history.learningRate, history.loss, history.meanSquaredError].map((curve) =>
            pythonFloat(curve[epoch] ?? 0),
          ),
          ...[history.validation.accuracy, history.validation.loss, history.validation.meanSquaredError].map((curve) =>
            pythonFloat(curve[epoch] ?? 0),
          ),
        ].join(','),
      ),
      '',
    ]);
  });

  it('does not write the line of an epoch that is dropped', async () => {
    const { logger, texts } = collecting();
    const failing: Callback = {
      onEpochEnd: ({ epoch }) => {
        if (epoch === 1) throw new Error('the disk is full');
      },
    };
    const fit = small().fit(classes(20), { ...quiet, callbacks: [logger, failing] });
    await expect(fit).rejects.toThrow('the disk is full');
    expect(
      texts
        .join('')
        .split('\r\n')
        .map((line) => line.split(',')[0]),
    ).toEqual(['epoch', '0', '']);
  });

  it('that cannot write ends the fit with its error', async () => {
    const logger = csvLogger(() => Promise.reject(new Error('no space')));
    await expect(small().fit(classes(20), { ...quiet, callbacks: [logger] })).rejects.toThrow('no space');
  });

  it.each<[string, readonly unknown[], string]>([
    ['no function', ['log.csv'], 'csvLogger is given "log.csv"; use a function that takes lines of text.'],
    ['a long separator', [() => undefined, { separator: ', ' }], 'separator is ", "; use one character'],
    ['a quote', [() => undefined, { separator: '"' }], 'separator is """; use one character'],
    ['an unknown option', [() => undefined, { filename: 'x' }], 'csvLogger does not know the option "filename"'],
  ])('refuses %s', async (_, given, part) => {
    const error = await errorOf(() => (csvLogger as (...all: readonly unknown[]) => unknown)(...given));
    expect(error.code).toBe('bad-option');
    expect(error.message).toContain(part);
  });
});
