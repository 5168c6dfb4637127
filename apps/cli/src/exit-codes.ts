import type { LinnetError } from '@linnet/core';

/** What the command ends with. */
export const exitCodes = { done: 0, failed: 1, usage: 2, instrument: 3, data: 4, interrupted: 130 } as const;

/** Any of them. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byErrorCode: Readonly<Record<LinnetError['code'], ExitCode>> = {
  'bad-option': exitCodes.usage,
  'unknown-name': exitCodes.usage,
  'duplicate-name': exitCodes.usage,
  io: exitCodes.usage,
  'bad-shape': exitCodes.data,
  'bad-value': exitCodes.data,
  'bad-file': exitCodes.data,
  'wrong-contract': exitCodes.failed,
  unavailable: exitCodes.failed,
  refused: exitCodes.failed,
  limit: exitCodes.failed,
  diverged: exitCodes.failed,
  disposed: exitCodes.failed,
  'out-of-memory': exitCodes.failed,
  crashed: exitCodes.failed,
  'device-unreachable': exitCodes.instrument,
  'device-not-found': exitCodes.instrument,
  'device-timeout': exitCodes.instrument,
  'device-protocol': exitCodes.instrument,
  'device-owned': exitCodes.instrument,
  'device-version': exitCodes.instrument,
  'device-parameter': exitCodes.instrument,
  'device-bitstream': exitCodes.instrument,
  'device-refused': exitCodes.instrument,
};

/** The exit code for an error of linnet. */
export const exitCodeOf = ({ code }: LinnetError): ExitCode => byErrorCode[code];
