import { checkLengths, type Floats, type ProgramState, sizeOf } from '@linnet/core';
import type { KernelMemory } from './memory.js';
import { type ParameterLayout, pack, unpack } from './parameter-layout.js';
import type { ProgramParts } from './parts.js';
import type { Placement } from './placement.js';

/** Reads and writes a program's parameters and moments, which lie in the kernel's memory in a layout of their own. */
export interface Parameters {
  read(): readonly Float32Array[];
  write(values: readonly Floats[]): void;
  /** The state at a step: in the arrays of one that nobody needs any more, where there is one. */
  readState(step: number, spent?: ProgramState): ProgramState;
  writeState(state: ProgramState): void;
}

/** An array of the contract and where it lies. */
interface Home {
  readonly length: number;
  /** In floats. */
  readonly at: number;
  readonly layout: ParameterLayout;
}

/** Lays out access to the parameters of a placed program, or of one of its lanes. */
export function createParameters(memory: KernelMemory, parts: ProgramParts, at: Placement, lane = 0): Parameters {
  const { plan, layouts, moments } = parts;
  const homeOf = (param: number, moment: number): Home => {
    const layout = layouts[param];
    const values = at.params[param];
    if (layout === undefined || values === undefined) throw new RangeError(`The plan has no parameter ${param}.`);
    return {
      length: sizeOf(plan.params[param]?.shape ?? []),
      at: lane + (values + moment * layout.bytes) / 4,
      layout,
    };
  };
  const values = plan.params.map((_, param) => homeOf(param, 0));
  const kept = plan.params.flatMap(({ trained }, param) =>
    trained ? moments.map((_, moment) => homeOf(param, moment + 1)) : [],
  );
  const made = (homes: readonly Home[]): readonly Float32Array<ArrayBuffer>[] =>
    homes.map(({ length }) => new Float32Array(length));
  const read = <Arrays extends readonly Floats[]>(homes: readonly Home[], to: Arrays): Arrays => {
    const { floats } = memory.views();
    // A plain loop: it runs after every epoch.
    for (let index = 0; index < homes.length; index++) {
      const { at: from, layout } = homes[index] as Home;
      unpack(to[index] as Floats, floats, from, layout);
    }
    return to;
  };
  const write = (homes: readonly Home[], arrays: readonly Floats[]): void => {
    const { floats } = memory.views();
    homes.forEach(({ at: to, layout }, index) => {
      pack(floats, to, arrays[index] ?? new Float32Array(), layout);
    });
  };
  const lengths = (homes: readonly Home[]): readonly number[] => homes.map(({ length }) => length);
  return {
    read: () => read(values, made(values)),
    write: (arrays) => {
      checkLengths(arrays, lengths(values), 'parameters');
      write(values, arrays);
    },
    readState: (step, spent) => ({
      params: read(values, spent?.params ?? made(values)),
      moments: read(kept, spent?.moments ?? made(kept)),
      step,
    }),
    writeState: (state) => {
      // Both before either: a state that does not fit leaves nothing of itself behind.
      checkLengths(state.params, lengths(values), 'parameters');
      checkLengths(state.moments, lengths(kept), 'optimiser moments');
      write(values, state.params);
      write(kept, state.moments);
    },
  };
}
