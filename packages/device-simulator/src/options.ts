import { checkOptions, LinnetError, type OptionKind, oneOf, optionKinds, showValue, wholeFrom } from '@linnet/core';
import { type HardwareName, hardwareNames } from './hardware.js';
import { type Fault, type FaultKind, faultNames } from './http/fault.js';
import type { RecordedRequest } from './http/recorded.js';
import { type Arithmetic, arithmetics } from './signals/arithmetic.js';

/** Bounds of what the simulator takes from a client. */
export interface SimulatorLimits {
  /** Of a request. Default: 16 MiB, some ten times the largest network. */
  readonly bytes?: number;
  /** For the header of a request. Default: 10,000. */
  readonly headerMilliseconds?: number;
  /** For a whole request. Default: 30,000. */
  readonly requestMilliseconds?: number;
  /** At the same time; more are turned away. Default: 256. */
  readonly connections?: number;
}

/** Options of `simulate`. */
export interface SimulateOptions {
  /** Which instrument. Default: `pro`. */
  readonly hardware?: HardwareName;
  /** Default: 0, any that is free. */
  readonly port?: number;
  /** Where to listen. Default: `127.0.0.1`: nobody else can reach it. */
  readonly host?: string;
  /**
   * How networks compute. Default: `float`, doubles with the clips of the instrument. `fixed-point` is the emulator of
   * `@linnet/quantisation` with the word lengths of the instrument, which are assumed.
   */
  readonly arithmetic?: Arithmetic;
  /** What is plugged into the inputs at the front: volts over time in seconds, for each. Default: nothing, 0 V. */
  readonly inputs?: readonly ((seconds: number) => number)[];
  /** The origin of pages that may use it, such as `http://localhost:5173`, or `*`. Default: none. */
  readonly allowOrigin?: string;
  /** Sees every request with its answer. */
  readonly record?: (request: RecordedRequest) => void;
  /** Makes requests go wrong, for tests of clients. */
  readonly fault?: FaultKind | Fault;
  /** Whether platforms and instruments need their bitstreams to be uploaded first. Default: false. */
  readonly needsBitstreams?: boolean;
  /** Bounds of what it takes from a client. */
  readonly limits?: SimulatorLimits;
}

const functions: OptionKind = { is: (value) => typeof value === 'function', use: 'a function' };
const objects: OptionKind = { is: (value) => typeof value === 'object' && value !== null, use: 'an object' };

/**
 * Checks what types say and plain JavaScript does not.
 * @throws LinnetError `bad-option` with every problem of a group of options.
 */
export function checkSimulateOptions(options: SimulateOptions): void {
  checkOptions('simulate', options, {
    hardware: oneOf(hardwareNames),
    port: {
      is: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
      use: '0 to 65535',
    },
    host: optionKinds.text,
    arithmetic: oneOf(arithmetics),
    inputs: optionKinds.list,
    allowOrigin: optionKinds.text,
    record: functions,
    fault: {
      is: (value) => objects.is(value) || oneOf(faultNames).is(value),
      use: `${oneOf(faultNames).use} or an object`,
    },
    needsBitstreams: optionKinds.truth,
    limits: objects,
  });
  const { inputs = [], fault, limits } = options;
  const bad = inputs.findIndex((input) => typeof input !== 'function');
  if (bad >= 0) {
    throw new LinnetError('bad-option', `inputs[${bad}] is ${showValue(inputs[bad])}; use a function of seconds.`);
  }
  if (typeof fault === 'object') checkFault(fault);
  if (limits !== undefined) checkLimits(limits);
}

const checkFault = (fault: Fault): void =>
  checkOptions(
    'fault',
    fault,
    { kind: oneOf(faultNames), operation: optionKinds.text, times: wholeFrom(1), milliseconds: wholeFrom(0) },
    ['kind'],
  );

const checkLimits = (limits: SimulatorLimits): void =>
  checkOptions('limits', limits, {
    bytes: wholeFrom(1),
    headerMilliseconds: wholeFrom(1),
    requestMilliseconds: wholeFrom(1),
    connections: wholeFrom(1),
  });
