import { documentInputs, type LinnDocument, linnToArtifact, runLinn } from '@linnet/linn-export';
import { type DeviceFormats, emulate, quantise } from '@linnet/quantisation';
import type { RunNetwork } from './network-answers.js';

/** How networks compute. */
export const arithmetics = ['float', 'fixed-point'] as const;

/** How networks compute: in doubles, or in fixed point with word lengths that are assumed. */
export type Arithmetic = (typeof arithmetics)[number];

/** What the simulator says of its arithmetic. */
export const describeArithmetic = (arithmetic: Arithmetic, { signals, weights }: DeviceFormats): string =>
  arithmetic === 'float'
    ? 'doubles, each layer clipped to -1..1'
    : `fixed point, assumed word lengths: signals of ${signals.bits} bits, weights of ${weights.bits} bits`;

/**
 * Makes a network ready to run.
 * @throws LinnetError `refused` for a network that the assumed formats cannot hold.
 */
export function prepareNetwork(document: LinnDocument, arithmetic: Arithmetic, formats: DeviceFormats): RunNetwork {
  const width = documentInputs(document);
  if (arithmetic === 'float') return (data, count) => runLinn(document, { data, shape: [count, width] }).data;
  const { network } = quantise(linnToArtifact(document), { profile: formats });
  return (data, count) => emulate(network, { data, shape: [count, width] }).data;
}
