import { LinnetError } from '@linnet/core';
import { readerOf } from './answers.js';
import { toldValue } from './http/device-text.js';
import { garbled } from './http/envelope.js';
import type { Session } from './session.js';

/** A bitstream that the user has. */
export interface Bitstream {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The checksum that its manifest names, hexadecimal. */
  readonly sha256: string;
}

/** What bitstreams are for. */
export interface BitstreamTarget {
  /** The vendor's name of the device, such as `Moku:Pro`. */
  readonly hardware: string;
  /** The build of the instruments that the device asks for. */
  readonly build: number;
}

/** Where the user's bitstreams are. None come with this package, and none are downloaded. */
export interface BitstreamSource {
  /** Where they come from, for messages. */
  readonly name: string;
  /** The bitstream with a name such as `04-128-00`, or `undefined`. */
  find(name: string, target: BitstreamTarget): Promise<Bitstream | undefined>;
}

/** Brings the instrument what it lacks. */
export interface BitstreamCourier {
  /** Each of these bitstreams is on the instrument afterwards, with the checksum of the user's file. */
  bring(names: readonly string[]): Promise<void>;
}

/** The name of a platform's bitstream, or of an instrument's in one of its slots, counted from 0; number 0 is an empty slot. */
export function bitstreamName(slots: number, instrument = 0, slot?: number): string {
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  return [digits(slots, 2), digits(instrument, 3), ...(slot === undefined ? [] : [digits(slot, 2)])].join('-');
}

/** A courier from a source; without a source it does nothing, and the instrument says what it lacks. */
export function bitstreamCourier(
  session: Session,
  source: BitstreamSource | undefined,
  target: BitstreamTarget,
): BitstreamCourier {
  return {
    bring: async (names) => {
      if (source === undefined) return;
      const there = await listOf(session);
      for (const name of names) {
        const bitstream = await source.find(name, target);
        if (bitstream === undefined && !there.has(name)) throw missing(session.address, name, source);
        if (bitstream === undefined || bitstream.sha256 === there.get(name)) continue;
        await session.postBytes(`bitstreams/upload/${name}.mokuinst`, bitstream.bytes);
      }
    },
  };
}

async function listOf(session: Session): Promise<ReadonlyMap<string, string>> {
  const what = 'v2/bitstreams';
  const list = await session.readBare(what);
  if (!Array.isArray(list)) {
    throw garbled({ address: session.address, what }, `it is ${toldValue(list)}, not a list`);
  }
  return new Map(
    list.map((item) => {
      const read = readerOf(item, session.address, what);
      return [read.text('filename'), read.text('sha256')];
    }),
  );
}

const missing = (address: string, name: string, source: BitstreamSource): LinnetError =>
  new LinnetError(
    'device-bitstream',
    `${address} lacks the bitstream ${name}, and ${source.name} has none: deploy it once from the vendor's application, or download the instrument's files with the vendor's command line tool.`,
  );
