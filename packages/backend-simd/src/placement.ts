import { sizeOf, targetShape } from '@linnet/core';
import * as layout from './layout.js';
import type { MemoryViews } from './memory.js';
import { roomOf } from './parameter-layout.js';
import { placeParam } from './parameter-record.js';
import type { ProgramParts } from './parts.js';
import { placeScratch, putProgram } from './program-record.js';
import { createTaker, type Put, writerOf } from './record.js';
import { placeStages, type States } from './stage-record.js';

/** Where what JavaScript reads and writes of a program lies, in bytes. */
export interface Placement {
  /** From `program` on, in all. */
  readonly bytes: number;
  readonly program: number;
  /** Records of the lanes; 0 for a program alone. */
  readonly lanes: number;
  /** Values of each parameter; its moments stand behind them. */
  readonly params: readonly number[];
  /** States before the first step. */
  readonly states: States;
  /** Room for the samples of one batch, and for its predictions: what is evaluated or predicted goes through here. */
  readonly staging: { readonly x: number; readonly y: number; readonly weights: number; readonly out: number };
}

/** How many bytes a program takes. */
export const bytesOf = (parts: ProgramParts): number => place(parts, 0, () => undefined).bytes;

/** Lays a program out from an address on, and writes the records that the kernel reads, and moments that start above 0. */
export function placeProgram(parts: ProgramParts, base: number, views: MemoryViews): Placement {
  const placement = place(parts, base, writerOf(views));
  for (const [number, start] of parts.moments.entries()) {
    if (start === 0) continue;
    for (const [index, { bytes }] of parts.layouts.entries()) {
      const from = ((placement.params[index] ?? 0) + (number + 1) * bytes) / 4;
      views.floats.fill(start, from, from + bytes / 4);
    }
  }
  return placement;
}

/** Takes memory piece by piece; every address is known before a record that holds it is put. */
function place(parts: ProgramParts, base: number, put: Put): Placement {
  const { take, taken } = createTaker(base);
  const { layouts, plan, batchSize, training, width } = parts;
  const program = take(layout.PROGRAM_SIZE);
  const lanes = width === 1 ? 0 : take(width * layout.PROGRAM_SIZE);
  const paramRecords = take(layout.PARAM_SIZE * layouts.length);
  const params = layouts.map((_, index) => placeParam(parts, index, paramRecords, take, put));
  const { stageRecords, states } = placeStages(parts, paramRecords, take, put);
  const targets = training === undefined ? 0 : sizeOf(targetShape(plan.output, training.loss));
  // Lanes predict and evaluate through a program of their own.
  const staged = width === 1 ? batchSize * 4 : 0;
  const staging = {
    x: take(staged * sizeOf(plan.input)),
    y: take(staged * targets),
    weights: take(staged),
    out: take(staged * sizeOf(plan.output)),
  };
  const common = {
    [layout.PROGRAM_STAGES]: stageRecords,
    [layout.PROGRAM_PARAMS]: paramRecords,
    [layout.PROGRAM_LANES]: lanes,
    ...placeScratch(parts, take),
  };
  const rowLosses = take(width * roomOf(parts) * 8);
  // A lane reads samples and writes results by a record of its own.
  for (let lane = lanes === 0 ? -1 : width - 1; lane >= -1; lane--) {
    putProgram(lane < 0 ? program : lanes + lane * layout.PROGRAM_SIZE, parts, put, {
      ...common,
      [layout.PROGRAM_ROW_LOSSES]: rowLosses + Math.max(lane, 0) * batchSize * 8,
    });
  }
  return { bytes: taken(), program, lanes, params, states, staging };
}
