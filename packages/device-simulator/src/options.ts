import {
  checkOptions,
  LinnetError,
  type OptionKind,
  oneOf,
  optionKinds,
  showValue,
  unknownName,
  wholeFrom,
} from '@linnet/core';
import { type HardwareName, hardwareNames } from './hardware.js';
import { type Fault, type FaultKind, faultNames } from './http/fault.js';
import { isOrigin } from './http/origin.js';
import type { RecordedRequest } from './http/recorded.js';
import { type Arithmetic, arithmetics } from './signals/arithmetic.js';

/** Bounds of what the simulator takes from a client. */
export interface SimulatorLimits {
  /**
   * Of a request. Default: 16 MiB, some ten times the largest network. Those that come at the same time may have four times
   * as many together, beside 64 KiB of each.
   */
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
  /**
   * Where to listen. Default: `127.0.0.1`: nobody else can reach it. On addresses of this machine alone it answers to its
   * names alone, so that no page can come in by another.
   */
  readonly host?: string;
  /**
   * How networks compute. Default: `float`, doubles with the clips of the instrument. `fixed-point` is the emulator of
   * `@linnet/quantisation` with the word lengths of the instrument, which are assumed.
   */
  readonly arithmetic?: Arithmetic;
  /** What is plugged into the inputs at the front: volts over time in seconds, for each. Default: nothing, 0 V. */
  readonly inputs?: readonly ((seconds: number) => number)[];
  /** The origin of pages that may use it, such as `http://localhost:5173`, or `*` for all. Default: none. */
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

/** Of a timer of JavaScript, in milliseconds: beyond it they end at once. */
const longestTimer = 2_147_483_647;

const addresses: OptionKind = {
  is: (value) => typeof value === 'string' && value.trim() !== '',
  use: 'an address of this machine, such as "127.0.0.1"; "0.0.0.0" is all of them',
};
const origins: OptionKind = {
  is: (value) => value === '*' || (typeof value === 'string' && isOrigin(value)),
  use: 'an origin as browsers send it, such as "http://localhost:5173" without a slash at its end, or "*"',
};

/**
 * Checks what types say and plain JavaScript does not.
 * @throws LinnetError `bad-option` with every problem of a group of options.
 */
export function checkSimulateOptions(options: SimulateOptions): void {
  checkOptions('simulate', options, {
    hardware: oneOf(hardwareNames),
    port: wholeFrom(0, 65_535),
    host: addresses,
    arithmetic: oneOf(arithmetics),
    inputs: optionKinds.list,
    allowOrigin: origins,
    record: optionKinds.function,
    fault: {
      is: (value) => optionKinds.object.is(value) || oneOf(faultNames).is(value),
      use: `${oneOf(faultNames).use} or an object`,
    },
    needsBitstreams: optionKinds.truth,
    limits: optionKinds.object,
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
    {
      kind: oneOf(faultNames),
      operation: optionKinds.text,
      times: wholeFrom(1),
      milliseconds: wholeFrom(0, longestTimer),
    },
    ['kind'],
  );

/**
 * Gives the fault, which strikes one of these operations if it is for one.
 * @throws LinnetError `unknown-name` for an operation that there is not: it would never strike.
 */
export function faultOf({ fault }: SimulateOptions, operations: readonly string[]): Fault | undefined {
  if (fault === undefined || typeof fault === 'string') return fault === undefined ? undefined : { kind: fault };
  const { operation } = fault;
  if (operation === undefined || operations.includes(operation)) return fault;
  throw unknownName('operation of a fault', operation, operations);
}

const checkLimits = (limits: SimulatorLimits): void =>
  checkOptions('limits', limits, {
    bytes: wholeFrom(1),
    headerMilliseconds: wholeFrom(1),
    requestMilliseconds: wholeFrom(1),
    connections: wholeFrom(1),
  });
