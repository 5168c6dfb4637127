import { type Float32Samples, LinnetError, type Pass, rowsOf } from '@linnet/core';
import * as layout from './layout.js';
import type { KernelMemory } from './memory.js';
import { createTaker } from './record.js';

/** Samples in the kernel's memory, and what a pass over them reads and writes. */
export interface Residence {
  readonly samples: Float32Samples;
  /** Where the optimiser's factors of each batch go. */
  readonly rates: number;
  writeOrder(order: Uint32Array, from: number, to: number): void;
  /** Points a program's record to these samples. */
  point(words: Uint32Array, program: number): void;
  /** Copies predictions and losses out. */
  readResults(pass: Pass): void;
  free(): void;
}

/** Where a program's samples live: one copy, which new samples take the place of. */
export interface Home {
  /** Copies samples that are new. */
  settle(samples: Float32Samples): Residence;
  free(): void;
}

/** What a home is made for. */
export interface HomeOptions {
  /** Numbers of a prediction. */
  readonly outputs: number;
  readonly batchSize: number;
  /** Floats that the optimiser has for each batch. */
  readonly factors: number;
}

/** A home that is empty. */
export function createHome(memory: KernelMemory, options: HomeOptions): Home {
  let present: Residence | undefined;
  const free = (): void => {
    present?.free();
    present = undefined;
  };
  return {
    free,
    settle: (samples) => {
      if (present?.samples === samples) return present;
      free();
      present = createResidence(memory, samples, options);
      return present;
    },
  };
}

/** Copies samples into memory of their own. */
function createResidence(
  memory: KernelMemory,
  samples: Float32Samples,
  { outputs, batchSize, factors }: HomeOptions,
): Residence {
  const { x, y, weights } = samples;
  const rows = rowsOf(x);
  const batches = Math.ceil(rows / batchSize);
  const { take, taken } = createTaker(0);
  const offsets = {
    x: take(x.data.byteLength),
    y: take(y.data.byteLength),
    weights: take(weights?.data.byteLength ?? 0),
    order: take(rows * 4),
    out: take(rows * outputs * 4),
    losses: take(batches * 8),
    rates: take(batches * factors * 4),
  };
  const base = memory.allocate(taken());
  const at = (name: keyof typeof offsets): number => base + offsets[name];
  const { floats } = memory.views();
  floats.set(x.data, at('x') / 4);
  floats.set(y.data, at('y') / 4);
  if (weights !== undefined) floats.set(weights.data, at('weights') / 4);

  return {
    samples,
    rates: at('rates'),
    writeOrder: (order, from, to) => {
      // The kernel believes what stands there.
      for (let index = from; index < to; index++) {
        if ((order[index] ?? rows) >= rows) throw noSuchRow(order[index], rows);
      }
      const { words } = memory.views();
      words.set(order.subarray(from, to), at('order') / 4 + from);
    },
    point: (words, program) => {
      words[(program + layout.PROGRAM_X) / 4] = at('x');
      words[(program + layout.PROGRAM_Y) / 4] = at('y');
      words[(program + layout.PROGRAM_WEIGHTS) / 4] = weights === undefined ? 0 : at('weights');
      words[(program + layout.PROGRAM_ORDER) / 4] = at('order');
      words[(program + layout.PROGRAM_OUT) / 4] = at('out');
      words[(program + layout.PROGRAM_LOSSES) / 4] = at('losses');
      words[(program + layout.PROGRAM_RATES) / 4] = at('rates');
    },
    readResults: ({ order, from, to, out, losses }) => {
      const views = memory.views();
      const first = at('losses') / 8;
      losses.set(
        views.doubles.subarray(first, first + Math.ceil((to - from) / batchSize)),
        Math.floor(from / batchSize),
      );
      const results = at('out') / 4;
      if (to - from === rows) {
        out.set(views.floats.subarray(results, results + rows * outputs));
        return;
      }
      for (let index = from; index < to; index++) {
        const row = (order[index] as number) * outputs;
        for (let number = 0; number < outputs; number++) {
          out[row + number] = views.floats[results + row + number] as number;
        }
      }
    },
    free: () => memory.free(base),
  };
}

const noSuchRow = (row: number | undefined, rows: number): LinnetError =>
  new LinnetError('bad-value', `The order of a pass names row ${row}; the samples have ${rows}.`);
