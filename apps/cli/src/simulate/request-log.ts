import { closeSync, openSync, writeSync } from 'node:fs';
import { LinnetError } from '@linnet/core';
import { reasonOf } from '@linnet/core/node';
import type { RecordedRequest } from '@linnet/device-simulator';

/** Counts requests and writes them down. */
export interface RequestLog {
  readonly count: number;
  add(request: RecordedRequest): void;
  close(): void;
}

/**
 * A log in a file that is made at once, where there is a path: an object a line, written as each request is answered.
 * `fail` hears when the file can take no more.
 * @throws LinnetError `io` where the file cannot be made.
 */
export function requestLog(path: string | undefined, fail: (reason: LinnetError) => void): RequestLog {
  let file = path === undefined ? undefined : open(path);
  let count = 0;
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return {
    get count() {
      return count;
    },
    add: (request) => {
      count += 1;
      if (file === undefined) return;
      try {
        // At once, so that whoever got an answer finds its request in the file.
        writeSync(file, `${JSON.stringify(request)}\n`);
      } catch (cause) {
        close();
        fail(failed(path, cause));
      }
    },
    close,
  };
}

function open(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (cause) {
    throw failed(path, cause);
  }
}

const failed = (path: string | undefined, cause: unknown): LinnetError =>
  new LinnetError('io', `${path} cannot be written: ${reasonOf(cause)}. Give another with --record.`, { cause });
