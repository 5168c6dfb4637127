import { type Float32Samples, LinnetError, type Pass, rowsOf } from '@linnet/core';
import * as layout from './layout.js';
import type { KernelMemory } from './memory.js';

/** Samples in the kernel's memory, and what a pass over them reads and writes. */
export interface Residence {
  readonly samples: Float32Samples;
  /** Where the optimiser's rate of each batch goes. */
  readonly rates: number;
  writeOrder(order: Uint32Array, from: number, to: number): void;
  /** Points a program's record to these samples. */
  point(words: Uint32Array, program: number): void;
  /** Copies predictions and losses out. */
  readResults(pass: Pass, batchSize: number): void;
  free(): void;
}

/** Where a program's samples live: one copy, which new samples take the place of. */
export interface Home {
  /** Copies samples that are new. */
  settle(samples: Float32Samples): Residence;
  free(): void;
}

/** A home that is empty. `outputs` are the numbers of a prediction. */
export function createHome(memory: KernelMemory, outputs: number, batchSize: number): Home {
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
      present = createResidence(memory, samples, outputs, batchSize);
      return present;
    },
  };
}

/** Copies samples into memory of their own. `outputs` are the numbers of a prediction. */
function createResidence(memory: KernelMemory, samples: Float32Samples, outputs: number, batchSize: number): Residence {
  const { x, y, weights } = samples;
  const rows = rowsOf(x);
  const batches = Math.ceil(rows / batchSize);
  let next = 0;
  const take = (bytes: number): number => {
    const at = next;
    next += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const offsets = {
    x: take(x.data.byteLength),
    y: take(y.data.byteLength),
    weights: take(weights?.data.byteLength ?? 0),
    order: take(rows * 4),
    out: take(rows * outputs * 4),
    losses: take(batches * 8),
    rates: take(batches * 4),
  };
  const base = memory.allocate(next);
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
    readResults: ({ order, from, to, out, losses }, size) => {
      const views = memory.views();
      const first = at('losses') / 8;
      losses.set(views.doubles.subarray(first, first + Math.ceil((to - from) / size)), Math.floor(from / size));
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
