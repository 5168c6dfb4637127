import { printableLine } from '../http/device-text.js';

/** An instrument that announced itself. What it leaves out is undefined; control characters in its texts are replaced. */
export interface FoundMoku {
  readonly name: string;
  /** IPv4, with the port where it is not 80, as `connect` takes it. */
  readonly address: string;
  readonly serial: string | undefined;
  /** Version of the hardware. */
  readonly hardware: string | undefined;
  /** Version of the firmware. */
  readonly firmware: string | undefined;
  readonly colour: string | undefined;
  /** What it started as, such as `normal`. */
  readonly bootMode: string | undefined;
}

/** An announcement as the library gives it. */
export interface Announcement {
  /** The full name, such as `Moku-000378._moku._tcp.local`. */
  readonly fqdn: string;
  readonly addresses?: readonly string[];
  readonly port?: number;
  /** Who sent it. */
  readonly referer?: { readonly address: string };
  readonly txt?: unknown;
}

type Keys = readonly string[];

/**
 * Where each fact stands in the TXT record, by its version (`txtver`). Source: the vendor's Python client, 4.4. An unknown
 * version is read by all names: what it does not have stays undefined.
 */
const keys = {
  serial: ['serial', 'device.serial'],
  hardware: ['hwver', 'device.hw_version'],
  firmware: ['fwver', 'device.fw_version', 'system.micro'],
  colour: ['colour', 'color', 'device.colour'],
  bootMode: ['bootmode', 'system.bootmode'],
} as const satisfies Readonly<Record<string, Keys>>;

/** Reads an announcement; `undefined` where it tells no IPv4 address. */
export function readAnnouncement({
  fqdn,
  addresses = [],
  port = 80,
  referer,
  txt,
}: Announcement): FoundMoku | undefined {
  const address = [...addresses, referer?.address].find((one) => one !== undefined && /^\d+(\.\d+){3}$/u.test(one));
  if (address === undefined) return undefined;
  const record = new Map<string, unknown>(typeof txt === 'object' && txt !== null ? Object.entries(txt) : []);
  const read = (names: Keys): string | undefined => {
    const value = names.map((name) => record.get(name)).find((one) => one !== undefined);
    return value === undefined ? undefined : printableLine(String(value));
  };
  return {
    // The library cuts names at their first dot.
    name: printableLine(fqdn.replace(/\._moku\._tcp\.local\.?$/iu, '')),
    address: port === 80 ? address : `${address}:${port}`,
    serial: read(keys.serial),
    hardware: read(keys.hardware),
    firmware: read(keys.firmware),
    colour: read(keys.colour),
    bootMode: read(keys.bootMode),
  };
}
