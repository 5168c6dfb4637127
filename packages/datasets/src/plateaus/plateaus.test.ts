import { fromRows, random, rowOf, type Samples, takeRows } from '@linnet/core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { close } from '../../test/close.js';
import { failure } from '../../test/errors.js';
import golden from '../../test/golden/plateau.json' with { type: 'json' };
import { type Anomaly, type PlateauDataset, type PlateauOptions, plateaus } from '../index.js';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
const noiseless = { length: 20, widths: [3, 6], noise: 0, halfPeriods: [4, 9] } as const;

/** Whether a noiseless signal stands still where its anomaly says. */
const standsStill = (signal: ArrayLike<number>, { start, width }: Anomaly): boolean =>
  new Set(Array.from(signal).slice(start, start + width)).size === 1;

describe.each(golden.cases)('plateaus with seed $seed', (wanted) => {
  const { train, validation, clean } = plateaus({ seed: wanted.seed });

  it('have the shapes of the tutorial', () => {
    expect(train.x.shape).toEqual(wanted.shapes.trainX);
    expect(train.y.shape).toEqual(wanted.shapes.trainY);
    expect(validation.x.shape).toEqual(wanted.shapes.valX);
    expect(validation.y.shape).toEqual(wanted.shapes.valY);
    expect(clean.shape).toEqual([2800, 100]);
    expectTypeOf(train).toExtend<Samples>();
  });

  it("are the tutorial's rows, in its order", () => {
    close(train.x.data.slice(0, 300), wanted['trainX first 3 rows'].flat());
    close(rowOf(validation.x, validation.rows - 1), wanted['valX last row']);
    wanted['trainX row sums, first 50'].forEach((total, row) => {
      expect(sum(rowOf(train.x, row))).toBeCloseTo(total, 11);
    });
    expect(sum(train.x.data)).toBeCloseTo(wanted['trainX total'], 6);
    expect(sum(validation.x.data)).toBeCloseTo(wanted['valX total'], 8);
  });

  it("have the tutorial's labels", () => {
    expect([...train.y.data.slice(0, 60)]).toEqual(wanted['trainY first 60']);
    expect([...validation.y.data.slice(0, 60)]).toEqual(wanted['valY first 60']);
    expect([sum(train.y.data), sum(validation.y.data)]).toEqual([wanted['trainY total'], wanted['valY total']]);
  });

  it('know where each defective row stands still', () => {
    const key = (anomaly: Anomaly | undefined): string => `${anomaly?.start} ${anomaly?.width}`;
    const drawn = new Set([...train.anomalies, ...validation.anomalies].map(key));
    for (const [start, width] of wanted['defective start,width first 20 (draw order)']) {
      expect(drawn).toContain(`${start} ${width}`);
    }
    for (const { anomalies, y } of [train, validation]) {
      expect(anomalies.map((anomaly) => (anomaly === undefined ? 0 : 1))).toEqual([...y.data]);
    }
  });
});

describe('plateaus', () => {
  it('are made of each clean signal twice, once with an anomaly that holds the value it starts with', () => {
    const { train, validation, clean } = plateaus({ seed: 3, ...noiseless, validation: 0.25 });
    expect(clean.shape).toEqual([60, 20]);
    expect([train.rows, validation.rows]).toEqual([90, 30]);
    const rows = [train, validation].flatMap((set) =>
      Array.from({ length: set.rows }, (_, row) => ({ signal: rowOf(set.x, row), anomaly: set.anomalies[row] })),
    );
    const cleanRows = new Set(Array.from({ length: 60 }, (_, row) => rowOf(clean, row).join()));
    expect(cleanRows.size).toBe(60);
    expect(new Set(rows.filter(({ anomaly }) => anomaly === undefined).map(({ signal }) => signal.join()))).toEqual(
      cleanRows,
    );
    for (const { signal, anomaly } of rows) {
      if (anomaly === undefined) continue;
      expect(standsStill(signal, anomaly)).toBe(true);
      expect(anomaly.start + anomaly.width).toBeLessThanOrEqual(20);
    }
  });

  it("keep the clean signals in the generator's order: half period by half period, phases 0, 2, 4, ...", () => {
    const { clean } = plateaus({ seed: 42 });
    for (const [row, halfPeriod, phase] of [
      [0, 8, 0],
      [1000, 28, 0],
      [2049, 48, 98],
    ] as const) {
      const wanted = Array.from({ length: 100 }, (_, t) => Math.sin((Math.PI / halfPeriod) * (t + phase)));
      close(rowOf(clean, row), wanted);
    }
    expect(takeRows(clean, [0, 1000, 2000]).shape).toEqual([3, 100]);
  });

  it('carry their anomalies through everything', () => {
    const { train } = plateaus({ seed: 5, ...noiseless });
    const [first, rest] = train.shuffle(9).split(0.4, { seed: 2 });
    for (const set of [first, rest, train.take([5, 5, 2]), train.slice(3, 30), train.oneHot()]) {
      expectTypeOf(set).toEqualTypeOf<PlateauDataset>();
      expect(set.anomalies).toHaveLength(set.rows);
      set.anomalies.forEach((anomaly, row) => {
        const columns = set.y.shape[1] ?? 1;
        expect(set.y.data[row * columns + columns - 1]).toBe(anomaly === undefined ? 0 : 1);
        if (anomaly !== undefined) expect(standsStill(rowOf(set.x, row), anomaly)).toBe(true);
      });
    }
  });

  it('are others for another seed, and the same for the same', () => {
    const [a, b, other] = [1, 1, 2].map((seed) => plateaus({ seed, ...noiseless }).train);
    expect(a?.x).toEqual(b?.x);
    expect(a?.x).not.toEqual(other?.x);
  });

  it('have noise from 0 up to what was asked for', () => {
    const shape = { ...noiseless, noise: 0.5 };
    const quiet = plateaus({ seed: 4, ...noiseless }).train.x.data;
    const noise = plateaus({ seed: 4, ...shape }).train.x.data.map((value, at) => value - (quiet[at] ?? 0));
    expect(Math.min(...noise)).toBeGreaterThan(-1e-12);
    expect(Math.max(...noise)).toBeLessThan(0.5);
    expect(Math.max(...noise)).toBeGreaterThan(0.49);
  });

  it('take well under a second', () => {
    const started = performance.now();
    plateaus({ seed: 1 });
    expect(performance.now() - started).toBeLessThan(800);
  });
});

describe('plateaus.stream', () => {
  it('gives rows without end, of which about half stand still somewhere', () => {
    let defective = 0;
    let seen = 0;
    for (const { signal, label, anomaly } of plateaus.stream({ seed: 8, ...noiseless })) {
      expect(signal).toHaveLength(20);
      expect(label).toBe(anomaly === undefined ? 0 : 1);
      if (anomaly !== undefined) expect(standsStill(signal, anomaly)).toBe(true);
      defective += label;
      seen += 1;
      if (seen === 2000) break;
    }
    expect(Math.abs(defective - 1000)).toBeLessThan(120);
  });

  it('draws in the order that is documented', () => {
    const { signal, label, anomaly } = plateaus.stream({ seed: 0 }).next().value;
    const generator = random(0);
    const [halfPeriod, phase, defective] = [8 + generator.choice(56), 2 * generator.choice(50), generator.choice(2)];
    const drawn = defective === 1 ? { start: generator.choice(100), width: 10 + generator.choice(22) } : undefined;
    expect(label).toBe(defective);
    expect(anomaly?.width).toBe(drawn?.width);
    const at = (t: number): number => Math.sin((Math.PI / halfPeriod) * (t + phase));
    const noise = generator.randomSample(100);
    const wanted = Array.from({ length: 100 }, (_, t) => {
      const still = anomaly !== undefined && t >= anomaly.start && t < anomaly.start + anomaly.width;
      return at(still ? anomaly.start : t) + (noise[t] ?? 0) * 0.2;
    });
    close(signal, wanted);
  });

  it('has the half periods, phases and widths of the training rows, all of them', () => {
    const { clean } = plateaus({ seed: 0, ...noiseless });
    const known = new Set(Array.from({ length: 60 }, (_, row) => rowOf(clean, row).join()));
    const rows = plateaus.rows(3000, { seed: 6, ...noiseless });
    const sound = new Set(
      rows.anomalies.flatMap((anomaly, row) => (anomaly === undefined ? [rowOf(rows.x, row).join()] : [])),
    );
    expect(sound).toEqual(known);
    const widths = new Set(rows.anomalies.flatMap((anomaly) => (anomaly === undefined ? [] : [anomaly.width])));
    expect([...widths].sort()).toEqual([3, 4, 5, 6]);
  });

  it('gives its first rows as a data set', () => {
    const rows = plateaus.rows(5, { seed: 11 });
    const stream = plateaus.stream({ seed: 11 });
    const taken = Array.from({ length: 5 }, () => stream.next().value);
    expect(rows.x).toEqual(fromRows(taken.map(({ signal }) => signal)));
    expect([...rows.y.data]).toEqual(taken.map(({ label }) => label));
    expect(rows.anomalies).toEqual(taken.map(({ anomaly }) => anomaly));
    expect(plateaus.rows(9, { seed: 11 }).slice(0, 5).x).toEqual(rows.x);
  });
});

describe('mistakes', () => {
  const draw = (options: Partial<Record<keyof PlateauOptions, unknown>>) => () =>
    plateaus({ seed: 1, ...options } as PlateauOptions);

  it.each([
    ['a length of one', draw({ length: 1 }), 'length is 1; use a whole number from 2 up'],
    ['half a sample', draw({ length: 10.5 }), 'length is 10.5'],
    [
      'widths as wide as the signal',
      draw({ length: 20, widths: [3, 20] }),
      'widths is [3, 20]; use two whole numbers, least first, from 1 to 19',
    ],
    ['widths the wrong way round', draw({ widths: [9, 4] }), 'widths is [9, 4]'],
    ['one width', draw({ widths: [9] }), 'widths is [9]'],
    ['a width that is no range', draw({ widths: 9 }), 'widths is 9'],
    ['negative noise', draw({ noise: -0.1 }), 'noise is -0.1; use a number from 0 up'],
    ['noise that is no number', draw({ noise: Number.NaN }), 'noise is NaN'],
    ['half periods of nothing', draw({ halfPeriods: [0, 5] }), 'halfPeriods is [0, 5]'],
    ['unknown options', draw({ lenght: 100 } as never), 'Unknown option "lenght". Did you mean "length"?'],
    ['a seed that is none', draw({ seed: 1.5 }), 'The seed is 1.5'],
    ['a missing seed', draw({ seed: undefined }), 'The seed is undefined'],
    ['nothing held out', draw({ validation: 0 }), 'validation is 0, which leaves no row on one side of 5600'],
    ['everything held out', draw({ validation: 1 }), 'validation is 1'],
    ['more than memory holds', draw({ length: 5000 }), 'use fewer or shorter ones'],
    [
      'validation in a stream',
      () => plateaus.stream({ seed: 1, validation: 0.1 } as never),
      'Unknown option "validation"',
    ],
    ['bad options of a stream, at the call', () => plateaus.stream({ seed: 1, noise: -1 }), 'noise is -1'],
    ['no rows', () => plateaus.rows(0, { seed: 1 }), 'The number of rows is 0; use a whole number from 1'],
    ['too many rows', () => plateaus.rows(1e8, { seed: 1 }), 'or plateaus.stream'],
  ])('%s', (_, act, message) => {
    expect(failure(act).message.toLowerCase()).toContain(message.toLowerCase());
  });

  it('names every bad option at once', () => {
    expect(failure(draw({ noise: -1, widths: [0, 1], halfPeriods: [2, 1] })).problems).toHaveLength(3);
  });
});

it('asks for its options where plain JavaScript gives none', () => {
  for (const draw of [() => plateaus(undefined as never), () => plateaus.stream(undefined as never)]) {
    expect(draw).toThrow('The options are undefined; use an object { seed, ');
  }
});
