import { describe, expect, it } from 'vitest';
import { classes, quiet, small, sums } from '../../test/small.js';
import { type ProgressStyle, passedOver, withRunContext } from '../index.js';
import type { EpochLog } from './history.js';
import { describeRun, epochSummary, progressReporter } from './progress.js';
import type { RunInfo } from './run-info.js';

const run: RunInfo = {
  epochs: 12,
  firstEpoch: 0,
  rows: 5040,
  batchSize: 32,
  batches: 158,
  seeds: { weights: { value: 42, drawn: false }, order: { value: 7, drawn: true } },
  backend: { name: 'js', verdicts: [{ name: 'js' }] },
  monitors: ['loss'],
  notes: ['input column 3 is constant'],
};
const log: EpochLog = {
  epoch: 0,
  learningRate: 0.001,
  seconds: 0.15,
  training: { loss: 0.96914, accuracy: 0.5 },
  validation: { loss: 0.0004729, accuracy: 1 },
};

/** What is written for a run of one epoch. */
function written(style: ProgressStyle | undefined, isTerminal: boolean, finished = true): string {
  const texts: string[] = [];
  const reporter = progressReporter({ write: (text) => void texts.push(text), isTerminal }, style);
  reporter.onTrainBegin?.(run);
  reporter.onEpochBegin?.({ epoch: 0 } as never);
  reporter.onProgress?.({ epoch: 0, batchesDone: 79, batches: 158, seconds: 1.4 });
  if (finished) reporter.onEpochEnd?.(log, {} as never);
  reporter.onTrainEnd?.({} as never);
  return texts.join('');
}

const head = `Training on js: 5040 rows in 158 batches of 32; seeds: weights 42, order 7 (drawn)
Note: input column 3 is constant
`;
const summary =
  '0.1s 949us/step - loss: 0.9691 - accuracy: 0.5000 - validation loss: 4.7290e-4 - validation accuracy: 1.0000';

describe('progress', () => {
  it('is one line an epoch where there is no terminal', () => {
    const lines = `${head}Epoch 1/12 - ${summary}\n`;
    expect(written('lines', true)).toBe(lines);
    expect(written(undefined, false)).toBe(lines);
  });

  it('is a bar like Keras’s on a terminal, drawn over itself', () => {
    const half = ` 79/158 ${'━'.repeat(10)}${' '.repeat(10)} 1s`;
    const bar = `${head}Epoch 1/12\n\r${half}\r158/158 ${'━'.repeat(20)} ${summary}\n`;
    expect(written('bar', false)).toBe(bar);
    expect(written(undefined, true)).toBe(bar);
    // A line that was begun is ended.
    expect(written('bar', true, false)).toBe(`${head}Epoch 1/12\n\r${half}\n`);
  });

  it('is nothing where none is wanted', () => {
    expect(written('none', true)).toBe('');
  });

  it('says why nothing better runs, and nothing of what would have come later', () => {
    const verdicts = [
      { name: 'simd', notPicked: 'no kernel for op "clip"' },
      { name: 'js' },
      { name: 'wasm', notPicked: '"js" goes first' },
    ];
    expect(passedOver(verdicts)).toEqual(verdicts.slice(0, 1));
    expect(describeRun({ ...run, backend: { name: 'js', verdicts } })).toContain(
      'Training on js (not simd: no kernel for op "clip"): 5040 rows',
    );
    expect(passedOver([])).toEqual([]);
  });

  it.each([
    [0.000_158, '0.0s 1.00us/step'],
    [0.1, '0.1s 633us/step'],
    [0.1579, '0.2s 999us/step'],
    [0.157_95, '0.2s 1.00ms/step'],
    [20, '20s 127ms/step'],
    [157.95, '158s 1.00s/step'],
    [7900, '7900s 50.0s/step'],
  ])('says what %d seconds are for a step', (seconds, text) => {
    expect(epochSummary({ ...log, seconds }, 158)).toMatch(new RegExp(`^${text} - loss`));
  });

  it('of a fit goes to the sink of its context, with metrics in their order', async () => {
    const texts: string[] = [];
    const progress = { sink: { write: (text: string) => void texts.push(text), isTerminal: false } };
    const { progress: _, ...options } = quiet;
    const model = small({ metrics: ['accuracy'] });
    await withRunContext({ progress }, () =>
      model.fit(classes(20), { ...options, epochs: 2, validation: classes(4, 2) }),
    );
    expect(texts[0]).toBe('Training on js: 20 rows in 3 batches of 8; seeds: weights 1, order 5\n');
    for (const [epoch, text] of texts.slice(1).entries()) {
      expect(text).toMatch(
        new RegExp(
          `^Epoch ${epoch + 1}/2 - .* - loss: \\d\\.\\d{4} - accuracy: \\d\\.\\d{4} - validation loss: \\d\\.\\d{4} - validation accuracy: \\d\\.\\d{4}\n$`,
        ),
      );
    }
    expect(texts).toHaveLength(3);
    texts.length = 0;
    // The fit's own choice goes first.
    await withRunContext({ progress }, () => small().fit(sums(20), { ...options, progress: 'none' }));
    expect(texts).toEqual([]);
  });
});
