import { parseLinn } from '@linnet/linn-export';
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
 * A `fetch` that sends nothing: it prints each request and answers as a device would that takes everything.
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
    const data = answerTo(pathname, body, hardware, slots);
    const envelope = pathname.startsWith('/api/v2/') ? [] : { success: true, data, code: null, messages: null };
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

function answerTo(path: string, body: string, hardware: string, slots: readonly string[]): unknown {
  const sent: Readonly<Record<string, unknown>> = body === '' ? {} : JSON.parse(body);
  switch (path.split('/').at(-1)) {
    case 'describe':
      return { hardware, mokuOS: 'dry run', proxy_version: '3', instruments_build: 0 };
    case 'get_instruments':
      return slots;
    case 'set_connections':
      return sent.connections;
    case 'get_connections':
      return [];
    case 'upload_network':
      return describe(body);
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
function describe(body: string): unknown {
  const { inputs, outputs, inputChannels, outputChannels, layers } = describeDocument(parseLinn(body));
  return { inputs, outputs, num_input_channels: inputChannels, num_output_channels: outputChannels, layers };
}
