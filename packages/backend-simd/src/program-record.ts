import { type ParamSlot, sizeOf, targetShape } from '@linnet/core';
import * as layout from './layout.js';
import { lineBytes, roomOf } from './parameter-layout.js';
import type { ProgramParts } from './parts.js';
import type { Fields, Put, Take } from './record.js';
import { lineOf, stepsOf } from './stages.js';
import { codeOf, losses } from './vocabulary.js';

/** What the program itself needs: the input, room for gradients, predictions where a head makes them. */
export function placeScratch(parts: ProgramParts, take: Take): Fields {
  const { plan, stages, layouts, head, threads, width } = parts;
  const last = stages.at(-1);
  const lines = (steps: number, numbers: number): number => roomOf(parts) * steps * lineBytes(numbers, width);
  const strip = 4 * Math.max(64, ...layouts.map(({ stride }) => stride));
  const results = lines(last?.steps ?? 1, last?.units ?? 1);
  return {
    [layout.PROGRAM_INPUT]: take(lines(stepsOf(plan.input), lineOf(plan.input))),
    [layout.PROGRAM_STRIP]: take(threads * strip),
    [layout.PROGRAM_STRIP_BYTES]: strip,
    [layout.PROGRAM_PREDICTIONS]: head === 'none' ? 0 : take(results),
    [layout.PROGRAM_SOFTPLUS]: head === 'sigmoid' ? take(results) : 0,
  };
}

const headCodes = { none: layout.NO_HEAD, sigmoid: layout.SIGMOID_HEAD, softmax: layout.SOFTMAX_HEAD };

/** Writes the record of a program, or of a lane; `placed` are fields that tell where things lie. */
export function putProgram(address: number, parts: ProgramParts, put: Put, placed: Fields): void {
  const { plan, training, optimizer, stages, batchSize, width } = parts;
  const last = stages.at(-1);
  const steps = last?.sequences === true ? last.steps : 1;
  put(address, {
    ...placed,
    [layout.PROGRAM_STAGE_COUNT]: stages.length,
    [layout.PROGRAM_PARAM_COUNT]: plan.params.length,
    [layout.PROGRAM_BATCH_SIZE]: batchSize,
    [layout.PROGRAM_HEAD]: headCodes[parts.head],
    [layout.PROGRAM_SHOWN]: Number(parts.isShown),
    [layout.PROGRAM_INPUT_STRIDE]: lineBytes(lineOf(plan.input), width),
    [layout.PROGRAM_INPUT_STEPS]: stepsOf(plan.input),
    [layout.PROGRAM_INPUTS]: lineOf(plan.input),
    [layout.PROGRAM_OUTPUT_STEPS]: steps,
    [layout.PROGRAM_OUTPUTS]: last?.units ?? 1,
    [layout.PROGRAM_STATEFUL]: Number(parts.stateful),
  });
  if (training === undefined || optimizer === undefined) return;
  const any = (has: (slot: ParamSlot) => boolean): number =>
    Number(plan.params.some((slot) => slot.trained && has(slot)));
  const { loss } = training;
  put(
    address,
    {
      [layout.PROGRAM_LOSS]: codeOf(losses, loss.kind),
      [layout.PROGRAM_TARGETS]: sizeOf(targetShape(plan.output, loss)) / steps,
      [layout.PROGRAM_REGULARIZED]: any(({ regularizer }) => regularizer !== undefined),
      [layout.PROGRAM_NORMED]: any(({ constraint }) => constraint?.kind === 'norm'),
      [layout.PROGRAM_MOMENTS]: parts.moments.length,
      [layout.PROGRAM_RATE_BYTES]: optimizer.factors * 4,
      ...optimizer.words,
    },
    { [layout.PROGRAM_LOSS_NUMBER]: 'delta' in loss ? loss.delta : 0, ...optimizer.floats },
  );
}
