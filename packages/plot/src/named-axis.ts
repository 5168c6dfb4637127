import type { Axis } from './axis.js';
import { fontSizes } from './layout.js';
import { shortened, textWidth } from './text.js';

/** What an axis of names needs to know. */
export interface NamedAxisOptions {
  /** Pixels of each step. Where names are wider, some are left out; a name takes 90 at most, 150 on a vertical axis. */
  readonly room: number;
  /** The first name comes last: on a vertical axis that is on top. */
  readonly reversed?: boolean;
}

const mostRoom = { horizontal: 90, vertical: 150 } as const;

/** An axis of names, one step each, around whole numbers from 0. */
export function namedAxis(names: readonly string[], { room, reversed = false }: NamedAxisOptions): Axis {
  const [low, high] = [-0.5, names.length - 0.5];
  const most = reversed ? mostRoom.vertical : Math.max(mostRoom.horizontal, room - 8);
  const fitted = names.map((name) => shortened(name, most, fontSizes.text));
  const widest = Math.max(...fitted.map((name) => textWidth(name, fontSizes.text)));
  // Names on a vertical axis lie under each other.
  const every = Math.ceil((reversed ? 13 : widest + 8) / room);
  const ticks = Array.from(names.keys()).filter((index) => index % every === 0);
  return {
    kind: 'linear',
    domain: reversed ? [high, low] : [low, high],
    ticks,
    format: (index) => fitted[index] ?? '',
  };
}
