import { LinnetError, showValue } from '@linnet/core';
import { type Signal, signalOf } from './signal.js';

/**
 * What is plugged into a socket, from 0, as a signal.
 * @throws LinnetError `refused`, when it is asked, for what gives no number: JSON would make it null.
 */
export const socketSignal = (voltsAt: (seconds: number) => number, socket: number): Signal =>
  signalOf((seconds) => {
    const volts = voltsAt(seconds);
    if (Number.isFinite(volts)) return volts;
    throw new LinnetError('refused', `inputs[${socket}] gave ${showValue(volts)} at ${seconds} s; volts are needed.`);
  });
