import { type Bounds, LinnetError, type Scaling, showValue } from '@linnet/core';
import type { ChannelBounds } from './bounds.js';

/**
 * The scaling that the text of a setup, `NAME.setup.json`, says: which values in the units of the training data stand for
 * -1 and 1. Where one channel carries a whole window, it is the channel's: so the instrument does it.
 * @param sha256 of the bytes of the `.linn` file, which the setup must belong to
 * @throws LinnetError `bad-file` for what is no setup, or one of another file
 *
 * @example
 * ```ts
 * const bytes = await readFile('classifier.linn');
 * const scaling = setupScaling(await readFile('classifier.setup.json', 'utf8'), await sha256(bytes));
 * const model = loadModel(linnToArtifact(parseLinn(bytes), scaling));
 * ```
 */
export function setupScaling(text: string, sha256: string): Scaling {
  const setup = objectOf(parsed(text), 'it');
  if (setup.format !== 'linnet-setup/1') throw wrong(`its format is ${showValue(setup.format)}, not "linnet-setup/1"`);
  if (setup.sha256 !== sha256) throw wrong('it belongs to another .linn file');
  const [input, output] = [boundsOf(setup.input, 'input'), boundsOf(setup.output, 'output')];
  return { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) };
}

/** Bounds of every column of one side; undefined where it is not scaled. */
function boundsOf(value: unknown, side: string): Bounds | undefined {
  const { scaled, mode, width, bounds } = objectOf(value, side);
  if (scaled === false) return undefined;
  if (!(scaled === true && (mode === 'serial' || mode === 'parallel') && Array.isArray(bounds)))
    throw wrong(`${side} does not say how it is scaled`);
  const channels = bounds.map((channel) => channelOf(channel, side));
  const [first] = channels;
  if (typeof width !== 'number' || first === undefined || channels.length !== (mode === 'serial' ? 1 : width))
    throw wrong(`${side} has bounds of ${channels.length} channels for rows of ${showValue(width)}`);
  const columns = mode === 'serial' ? Array.from({ length: Math.min(width, mostColumns) }, () => first) : channels;
  return { low: columns.map(({ low }) => low), high: columns.map(({ high }) => high) };
}

/** No network of the instrument has rows as long as this. */
const mostColumns = 10_000;

function channelOf(value: unknown, side: string): ChannelBounds {
  const { low, high } = objectOf(value, `a channel of ${side}`);
  if (typeof low === 'number' && typeof high === 'number' && low <= high) return { low, high };
  throw wrong(`${side} goes from ${showValue(low)} to ${showValue(high)}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(`it is not JSON: ${String(cause)}`);
  }
}

function objectOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return { ...value };
  throw wrong(`${what} is ${showValue(value)}, not an object`);
}

const wrong = (reason: string): LinnetError => new LinnetError('bad-file', `The setup cannot be used: ${reason}.`);
