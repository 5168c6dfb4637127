import { LinnetError } from '@linnet/core';
import type { Json } from './http/answer.js';
import { unzip, zip } from './zip.js';

/*
 * Settings files are ZIP archives, as the vendor's are, with what a simulator needs and a marker that says so: what a Moku
 * keeps in its own is not published.
 */

const marker = 'linnet-simulator-settings/1';
const metadataName = 'metadata.json';
const settingsName = 'settings.json';

/** A settings file with these settings. */
export function writeSettings(what: string, settings: Json): Uint8Array<ArrayBuffer> {
  const metadata = {
    App: 'linnet device simulator',
    format: marker,
    what,
    note: 'Settings of a simulator. No Moku reads this file.',
  };
  return zip([
    [metadataName, JSON.stringify(metadata)],
    [settingsName, JSON.stringify(settings)],
  ]);
}

/**
 * The settings in a file that {@link writeSettings} made for the same thing.
 * @throws LinnetError `refused` for anything else.
 */
export function readSettings(bytes: Uint8Array, what: string): unknown {
  const members = membersOf(bytes);
  const metadata: unknown = parse(members.get(metadataName));
  const { format, what: found } = Object(metadata) as Readonly<Record<string, unknown>>;
  if (format !== marker) throw noSettings('it was not saved by this simulator');
  if (found !== what) throw noSettings(`it holds settings of ${String(found)}, not of ${what}`);
  return parse(members.get(settingsName));
}

function membersOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const { members, problem } = unzip(bytes);
  if (members === undefined) throw noSettings(problem);
  return members;
}

const noSettings = (reason: string): LinnetError =>
  new LinnetError('refused', `This is not a settings file that can be loaded here: ${reason}.`);

function parse(text: string | undefined): unknown {
  if (text === undefined) throw noSettings('a part is missing');
  try {
    return JSON.parse(text);
  } catch {
    throw noSettings('a part is not JSON');
  }
}
