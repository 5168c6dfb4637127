import { devices, parseLinn } from '@linnet/linn-export';
import { instrumentNumbers } from './instruments/instruments.js';
import { describeDocument } from './instruments/network-description.js';

/** Options of {@link dryRun}. */
export interface DryRunOptions {
  /** Which device answers. Default: `Moku:Pro`. */
  readonly hardware?: string;
  /** What runs in its slots. Default: nothing in one slot. */
  readonly slots?: readonly string[];
}

/** How much of a body is printed. */
const shownCharacters = 200;

/**
 * A `fetch` that sends nothing: it prints each request and answers as a device would that takes everything, but for
 * platforms that this kind of device does not have, and a network on a platform of one slot.
 *
 * @example
 * ```ts
 * const moku = await connect('192.168.1.20', { fetch: dryRun(console.warn) });
 * ```
 */
export function dryRun(print: (request: string) => void, options: DryRunOptions = {}): typeof fetch {
  const { hardware = 'Moku:Pro' } = options;
  let slots = options.slots ?? [''];
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const body = typeof init?.body === 'string' ? init.body : '';
    print(`${init?.method ?? 'GET'} ${pathname}${shown(init?.body)}`);
    slots = slotsAfter(pathname, slots);
    const envelope = pathname.startsWith('/api/v2/') ? [] : envelopeOf(pathname, body, hardware, slots);
    return new Response(JSON.stringify(envelope), { headers: { 'Moku-Client-Key': 'dry-run' } });
  };
}

function shown(body: unknown): string {
  if (body instanceof Uint8Array) return ` (${body.length} bytes)`;
  if (typeof body !== 'string' || body === '') return '';
  const rest = body.length - shownCharacters;
  return ` ${body.slice(0, shownCharacters)}${rest > 0 ? `... (${rest} characters more)` : ''}`;
}

function slotsAfter(path: string, slots: readonly string[]): readonly string[] {
  const platform = /\/platform\/(\d+)$/u.exec(path)?.[1];
  if (platform !== undefined) return Array.from({ length: Number(platform) }, () => '');
  const [, slot, name = ''] = /\/slot(\d+)\/(\w+)$/u.exec(path) ?? [];
  return slots.map((old, at) => (at === Number(slot) - 1 ? name : old));
}

type Sent = Readonly<Record<string, unknown>>;

function envelopeOf(path: string, body: string, hardware: string, slots: readonly string[]): object {
  const sent: Sent = body === '' ? {} : JSON.parse(body);
  const operation = path.split('/').at(-1) ?? '';
  const refusal = refusalOf(operation, sent, hardware);
  if (refusal !== undefined) return { success: false, data: null, ...refusal };
  return { success: true, data: answerTo(operation, sent, hardware, slots), code: null, messages: null };
}

/** What a kind of device cannot do with its slots. */
function refusalOf(operation: string, sent: Sent, hardware: string): object | undefined {
  const platforms = devices.find(({ name }) => name === hardware)?.platforms;
  if (operation === 'platform_supported' && platforms?.every((slots) => slots !== sent.num_slots)) {
    const messages = [`A ${hardware} can be divided into ${platforms.join(', ')} slots, not ${sent.num_slots}.`];
    return { code: 'PLATFORM_NOT_SUPPORTED', messages };
  }
  const isNetwork = sent.instrument_id === instrumentNumbers.neuralnetwork;
  if (operation !== 'instrument_supported' || !isNetwork || sent.num_slots !== 1) return undefined;
  return { code: 'INSTRUMENT_NOT_SUPPORTED', messages: ['A Neural Network needs a platform of several slots.'] };
}

function answerTo(operation: string, sent: Sent, hardware: string, slots: readonly string[]): unknown {
  switch (operation) {
    case 'describe':
      return { hardware, mokuOS: 'dry run', proxy_version: '3', instruments_build: 0 };
    case 'get_instruments':
      return slots;
    case 'set_connections':
      return sent.connections;
    case 'get_connections':
      return [];
    case 'upload_network':
      return describe(sent);
    case 'get_data':
      return { time: [], ch1: [] };
    case 'name':
    case 'serial_number':
    case 'summary':
      return 'dry run';
    default:
      // Settings come back as they were sent.
      return sent;
  }
}

/** As a device describes a network, which was checked before it was sent. */
function describe(network: Sent): unknown {
  const { inputs, outputs, inputChannels, outputChannels, layers } = describeDocument(
    parseLinn(JSON.stringify(network)),
  );
  return { inputs, outputs, num_input_channels: inputChannels, num_output_channels: outputChannels, layers };
}
