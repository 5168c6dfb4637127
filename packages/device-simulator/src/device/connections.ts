import { LinnetError, showValue } from '@linnet/core';
import type { Hardware } from '../hardware.js';
import { letterOf } from '../instruments/text.js';
import { parametersOf } from '../parameters.js';

/** From each destination to its one source. */
export type Connections = ReadonlyMap<string, string>;

/** Where a signal comes from or goes to. */
export type Place =
  | { readonly kind: 'socket'; readonly socket: number }
  | { readonly kind: 'slot'; readonly slot: number; readonly port: number };

/** The place with this name, such as `Slot1OutA` or `Input2`; counts are from 0. There are no digital pins here. */
export function placeOf(name: string, isSource: boolean, slots: number, hardware: Hardware): Place | undefined {
  const socket = new RegExp(`^${isSource ? 'Input' : 'Output'}([1-9])$`, 'u').exec(name)?.[1];
  if (socket !== undefined)
    return Number(socket) <= hardware.sockets ? { kind: 'socket', socket: Number(socket) - 1 } : undefined;
  const [, slot, letter] = new RegExp(`^Slot([1-9])${isSource ? 'Out' : 'In'}([A-D])$`, 'u').exec(name) ?? [];
  const port = Array.from({ length: hardware.ports }, (_, at) => letterOf(at)).indexOf(letter ?? '');
  if (slot === undefined || Number(slot) > slots || port < 0) return undefined;
  return { kind: 'slot', slot: Number(slot) - 1, port };
}

/**
 * The connections after a request: one after the other, each in place of what its destination had.
 * @throws LinnetError `bad-option` for places that do not exist, and for a loop: signals here have no beginning to start from.
 */
export function connect(
  now: Connections,
  requested: readonly unknown[],
  slots: number,
  hardware: Hardware,
): Connections {
  const next = new Map(now);
  for (const one of requested) {
    const read = parametersOf(one);
    next.set(readPlace(read, 'destination', slots, hardware), readPlace(read, 'source', slots, hardware));
  }
  const loop = loopIn(next, slots, hardware);
  if (loop === undefined) return next;
  throw new LinnetError(
    'bad-option',
    `These connections lead from slot ${loop + 1} back to itself; the simulator runs no loops.`,
  );
}

function readPlace(
  read: ReturnType<typeof parametersOf>,
  name: 'source' | 'destination',
  slots: number,
  hardware: Hardware,
): string {
  const value = read.value(name);
  if (typeof value === 'string' && placeOf(value, name === 'source', slots, hardware) !== undefined) return value;
  const [socket, direction] = name === 'source' ? ['Input', 'Out'] : ['Output', 'In'];
  throw new LinnetError(
    'bad-option',
    `${name} is ${showValue(value)}; use ${socket}1 to ${socket}${hardware.sockets}, or Slot1${direction}A to Slot${slots}${direction}${letterOf(hardware.ports - 1)}.`,
  );
}

/** A slot whose output comes back to it, from 0. */
function loopIn(connections: Connections, slots: number, hardware: Hardware): number | undefined {
  const before = Array.from({ length: slots }, () => new Set<number>());
  for (const [destination, source] of connections) {
    const [to, from] = [placeOf(destination, false, slots, hardware), placeOf(source, true, slots, hardware)];
    if (to?.kind === 'slot' && from?.kind === 'slot') before[to.slot]?.add(from.slot);
  }
  const reaches = (slot: number, goal: number, seen: Set<number>): boolean =>
    [...(before[slot] ?? [])].some((other) => {
      if (other === goal) return true;
      if (seen.has(other)) return false;
      return reaches(other, goal, seen.add(other));
    });
  const found = before.findIndex((_, slot) => reaches(slot, slot, new Set()));
  return found < 0 ? undefined : found;
}
