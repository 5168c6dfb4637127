import { type JsonValue, LinnetError, type Plan, type ProgramState, sizeOf } from '@linnet/core';
import { type CheckpointValue, decodeCheckpointValue, encodeCheckpointValue } from './checkpoint-value.js';
import type { EpochLog } from './history.js';

/** A training run between two epochs: plain data, from which `fit({ resume })` goes on to the same bits. */
export interface Checkpoint {
  readonly format: 'linnet-checkpoint/1';
  /** Epochs that are done. */
  readonly epochs: number;
  readonly seeds: { readonly weights: number; readonly order: number };
  readonly batchSize: number;
  readonly learningRate: number;
  /** Of the training data as the program sees it; the same data must be given to go on. */
  readonly dataHash: string;
  readonly program: ProgramState;
  readonly logs: readonly EpochLog[];
  /** One for each callback, in their order. */
  readonly callbacks: readonly CheckpointValue[];
  /** Why the run ended by itself, if it did. */
  readonly stopped?: string;
}

/** A checkpoint as text; every bit stays. */
export const stringifyCheckpoint = (checkpoint: Checkpoint): string =>
  JSON.stringify(
    encodeCheckpointValue({
      ...checkpoint,
      program: { ...checkpoint.program },
      seeds: { ...checkpoint.seeds },
      logs: checkpoint.logs.map((log) => ({ ...log })),
    }),
  );

/**
 * Reads a checkpoint's text.
 * @throws LinnetError `bad-file` for text that is no checkpoint.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const value = decodeCheckpointValue(parseJson(text));
  if (!isCheckpoint(value))
    throw new LinnetError('bad-file', 'This is not a checkpoint of linnet (format linnet-checkpoint/1).');
  return value;
}

/** Throws unless a checkpoint belongs to this plan. */
export function checkCheckpoint(checkpoint: Checkpoint, plan: Plan): void {
  const { params } = checkpoint.program;
  const fits =
    params.length === plan.params.length &&
    plan.params.every(({ shape }, index) => params[index]?.length === sizeOf(shape));
  if (!fits)
    throw new LinnetError('bad-shape', 'The checkpoint belongs to another model: its parameters have other shapes.');
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LinnetError('bad-file', 'The checkpoint is not JSON; it may have been cut off.', { cause });
  }
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (typeof value !== 'object' || value === null) return false;
  const { format, epochs, seeds, program, logs, callbacks } = value as Partial<Record<keyof Checkpoint, unknown>>;
  return (
    format === 'linnet-checkpoint/1' &&
    Number.isInteger(epochs) &&
    typeof seeds === 'object' &&
    typeof program === 'object' &&
    Array.isArray(logs) &&
    Array.isArray(callbacks)
  );
}
