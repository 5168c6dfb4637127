import { type Exported, type LinnDocument, type LinnReport, linn, type ModelArtifact } from 'linnet';
import type { DeviceOptions } from './options.js';

/** A network as it is uploaded. */
export interface UploadedNetwork {
  /** Without its extension. */
  readonly name: string;
  readonly scaling: NonNullable<DeviceOptions['scaling']>;
  readonly exported: Exported<LinnDocument, LinnReport>;
}

/** How a network is to be exported for an instrument. */
export interface NetworkOptions {
  readonly name: string;
  /** Samples a second. */
  readonly sampleRate: number;
  readonly scaling: DeviceOptions['scaling'];
}

/**
 * Exports a network of one input and one output channel with the sample rate it is to run at. One channel has one scaling:
 * that of each column is folded into the first layer where the weights allow it, else the shared one stands for all.
 * @throws LinnetError `limit` where it cannot be exported, or not with the scaling that was asked for.
 */
export async function networkFor(
  model: ModelArtifact,
  { name, sampleRate, scaling }: NetworkOptions,
): Promise<UploadedNetwork> {
  const shared = { name, sampleRate, inputChannels: 1, outputChannels: 1 };
  const folded = { ...shared, foldScaling: true };
  const isFolded = scaling === 'folded' || (scaling === undefined && linn.check(model, folded).length === 0);
  const exported = await linn.export(model, isFolded ? folded : shared);
  return { name, scaling: isFolded ? 'folded' : 'shared', exported };
}
