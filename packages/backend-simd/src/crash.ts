import { LinnetError, paramsOf } from '@linnet/core';
import type { ProgramParts } from './parts.js';

/** The error for a kernel that stopped in the middle of its work, at a stage. */
export function crashed({ plan, stages }: ProgramParts, stage: number, cause: unknown): LinnetError {
  const op = plan.ops[stages[stage]?.op ?? 0];
  const param = op === undefined ? undefined : plan.params[paramsOf(op)[0] ?? -1];
  const layer =
    param === undefined ? `op ${stages[stage]?.op ?? 0} (${op?.kind})` : `layer "${param.name.split('/')[0]}"`;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new LinnetError(
    'crashed',
    `The simd kernel stopped in ${layer}: ${reason}. This is a fault of linnet: please report it with the model. The js backend trains it meanwhile.`,
    { cause },
  );
}
