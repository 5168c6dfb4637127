import { LinnetError } from '@linnet/core';
import { readerOf } from './answers.js';
import { told, toldValue } from './http/device-text.js';
import type { Session } from './session.js';

/** What an instrument says of itself. */
export interface MokuDescription {
  /** `Moku:Go`, `Moku:Lab`, `Moku:Pro` or `Moku:Delta`. */
  readonly hardware: string;
  /** The version of MokuOS. */
  readonly mokuOS: string;
  /** The build of its instruments: bitstreams belong to one. */
  readonly instrumentsBuild: number;
  /** True where it says that it is a simulator. */
  readonly isSimulator: boolean;
  /** All that it says, as it says it. */
  readonly all: Readonly<Record<string, unknown>>;
}

/** The version of the API that this client speaks. */
const proxyVersion = 3;

/**
 * Reads the description and, unless told otherwise, checks the version of the API.
 * @throws LinnetError `device-version` where one of both is too old.
 */
export async function describeMoku(session: Session, skipVersionCheck: boolean): Promise<MokuDescription> {
  const read = readerOf(await session.read('moku/describe'), session.address, 'moku/describe');
  if (!skipVersionCheck) checkVersion(read.all.proxy_version, session.address);
  const { instruments_build: build, simulator } = read.all;
  return {
    hardware: read.text('hardware'),
    mokuOS: typeof read.all.mokuOS === 'string' ? read.text('mokuOS') : 'unknown',
    instrumentsBuild: typeof build === 'number' ? build : 0,
    isSimulator: simulator === true,
    all: read.all,
  };
}

function checkVersion(found: unknown, address: string): void {
  // "3", or 3.
  const text = typeof found === 'string' || typeof found === 'number' ? String(found) : toldValue(found);
  const version = Number.parseInt(text, 10);
  if (version === proxyVersion) return;
  const advice =
    version > proxyVersion
      ? 'Its MokuOS is newer than this client: update linnet.'
      : "Its MokuOS is too old: update it with the vendor's application.";
  throw new LinnetError(
    'device-version',
    `${address} speaks version ${told(found === undefined ? 'unknown' : text)} of the API, this client version ${proxyVersion}. ${advice}`,
  );
}
