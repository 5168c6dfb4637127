import { LinnetError, showValue } from '@linnet/core';
import { type DeviceProfile, type LinnDocument, parseLinn, writeLinn } from '@linnet/linn-export';

/** A network to upload: a document, the text or the bytes of a `.linn` file, or a file that a person chose in a page. */
export type NetworkSource = LinnDocument | string | Uint8Array | Blob;

/** A network that holds to the rules. */
export interface CheckedNetwork {
  readonly document: LinnDocument;
  /** Of the file, where there was one: a setup names their checksum. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/**
 * Reads a network and checks all rules of the format, so that layer and rule are named before anything is sent.
 * @throws LinnetError `bad-file` with every problem, `bad-value` for what is no network, `limit` for what the device lacks.
 */
export async function checkNetwork(source: NetworkSource, profile: DeviceProfile | undefined): Promise<CheckedNetwork> {
  const bytes = await bytesOf(source);
  const document = parseLinn(bytes ?? textOf(source));
  checkChannels(document, profile);
  return { document, bytes };
}

async function bytesOf(source: NetworkSource): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (typeof source === 'string') return new TextEncoder().encode(source);
  if (source instanceof Uint8Array) return Uint8Array.from(source);
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  if (typeof source === 'object' && source !== null) return undefined;
  throw new LinnetError(
    'bad-value',
    `The network is ${showValue(source)}; use a document, or the text or bytes of a .linn file.`,
  );
}

/** An object goes through its text: what it cannot hold, such as NaN, is then named like the faults of a file. */
function textOf(source: NetworkSource): string {
  try {
    return JSON.stringify(source);
  } catch (cause) {
    throw new LinnetError('bad-value', `The network cannot be written as JSON: ${String(cause)}`, { cause });
  }
}

function checkChannels(document: LinnDocument, profile: DeviceProfile | undefined): void {
  const { num_input_channels: inputs, num_output_channels: outputs } = document;
  if (profile === undefined || (inputs <= profile.channels && outputs <= profile.channels)) return;
  throw new LinnetError(
    'limit',
    `The network uses ${inputs} input and ${outputs} output channels; a ${profile.name} has ${profile.channels}. Export it with fewer channels.`,
  );
}

/** What is sent: the document itself, as numbers that read back to the same bits. */
export const networkText = (document: LinnDocument): string => writeLinn(document);
