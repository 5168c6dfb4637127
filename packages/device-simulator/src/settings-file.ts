import { LinnetError, showValue } from '@linnet/core';
import type { Json } from './http/answer.js';
import { parseBody } from './http/json.js';
import { unzip } from './zip/unzip.js';
import { zip } from './zip/zip.js';

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
  const { members, problem } = unzip(bytes, [metadataName, settingsName]);
  if (members === undefined) throw noSettings(problem);
  const { format, what: found } = Object(parse(members.get(metadataName))) as Readonly<Record<string, unknown>>;
  if (format !== marker) throw noSettings('it was not saved by this simulator');
  if (found !== what) throw noSettings(`it holds settings of ${showValue(found)}, not of ${what}`);
  return parse(members.get(settingsName));
}

const noSettings = (reason: string): LinnetError =>
  new LinnetError('refused', `This is not a settings file that can be loaded here: ${reason}.`);

/** Parts are read with the bounds of a request. */
const parse = (part: Uint8Array | undefined): unknown => parseBody(part ?? new Uint8Array());
