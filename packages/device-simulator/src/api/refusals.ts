import { LinnetError } from '@linnet/core';
import type { Device } from '../device/device.js';
import { type Answer, failure } from '../http/answer.js';

/** What a request without the owner's key gets; how the vendor words it is not documented. */
export const notOwner = ({ ownership }: Device): Answer =>
  failure(
    'INVALID_REQUEST',
    ownership.owner === undefined
      ? 'Nobody owns the Moku; claim ownership and send its key with every request.'
      : `The Moku is owned by "${ownership.owner.clientName}", and this is not the key of its owner.`,
  );

/** Errors of ours are refusals. Anything else is a defect of the simulator, which goes on. */
export function refusal(error: unknown): Answer {
  if (!LinnetError.is(error)) return { kind: 'status', status: 500, text: `The simulator failed: ${String(error)}` };
  return failure(error.code === 'refused' ? 'INVALID_REQUEST' : 'INVALID_PARAM', ...messagesOf(error));
}

/** Several problems each have a message of their own, after the heading. */
const messagesOf = ({ message, problems }: LinnetError): readonly string[] =>
  problems.length > 1 ? [message.split('\n')[0] ?? '', ...problems] : [message];
