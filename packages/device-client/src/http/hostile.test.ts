import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { device, envelope, socket } from '../../test/servers.js';
import { type ConnectOptions, connect, withInstrument } from '../index.js';

const quick: ConnectOptions = { connectTimeout: 4000, readTimeout: 4000 };
const header = 'HTTP/1.1 200 OK\r\nMoku-Client-Key: k\r\n';

const refusal = (code: unknown, messages: unknown): string =>
  JSON.stringify({ success: false, data: null, code, messages });

describe('an answer without an end', () => {
  it('is read to a limit', async () => {
    const chunk = Buffer.alloc(1 << 20, 32);
    const { address } = await socket((one) => {
      one.write(`${header}\r\n`);
      const more = (): void => {
        while (one.writable && one.write(chunk));
      };
      one.on('drain', more);
      more();
    });
    await expect(connect(address, quick)).rejects.toMatchObject({
      code: 'device-protocol',
      message: expect.stringContaining('more than 32 MiB'),
    });
  });

  it('is none the less where it is compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    const { address } = await device((_, response) => {
      response.setHeader('Content-Encoding', 'gzip').end(bomb);
    });
    await expect(connect(address, quick)).rejects.toMatchObject({
      code: 'device-protocol',
      message: expect.stringContaining('more than 32 MiB'),
    });
  });
});

describe('something that answers, and is no Moku,', () => {
  it.each([
    ['sends elsewhere', 'HTTP/1.1 302 Found\r\nLocation: http://example.com/\r\nContent-Length: 0\r\n\r\n'],
    ['says it is compressed', `${header}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde`],
    ['has a header without an end', `${header}${`X-A: ${'a'.repeat(5000)}\r\n`.repeat(20)}`],
    ['has no content', 'HTTP/1.1 204 No Content\r\n\r\n'],
    ['breaks down', 'HTTP/1.1 500 Error\r\nContent-Length: 4\r\n\r\nboom'],
    ['is busy', 'HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n'],
    ['speaks another language', 'SSH-2.0-OpenSSH\r\n'],
  ])('is told as what it is where it %s', async (_, bytes) => {
    const { address } = await socket(bytes);
    await expect(connect(address, quick)).rejects.toMatchObject({ code: 'device-protocol' });
  });

  it('is told by the title of its page, not by all of it', async () => {
    const page = '<!DOCTYPE html>\n<html><head><title>Error response</title></head><body>Unsupported</body></html>';
    for (const status of ['501 Unsupported', '403 Forbidden']) {
      const { address } = await socket(`HTTP/1.1 ${status}\r\nContent-Length: ${page.length}\r\n\r\n${page}`);
      const error = await connect(address, quick).catch((one: unknown) => one);
      expect((error as Error).message).toMatch(/it sent a web page, "Error response"\. Check that it is a Moku/u);
      expect((error as Error).message).not.toContain('<');
    }
  });

  it('is out of reach for a page where it does not allow its origin', async () => {
    const refused: ConnectOptions = { fetch: () => Promise.reject(new TypeError('fetch failed')) };
    await expect(connect('127.0.0.1:1', refused)).rejects.toThrow(/the port\. /u);
    vi.stubGlobal('location', new URL('http://localhost'));
    onTestFinished(() => void vi.unstubAllGlobals());
    await expect(connect('127.0.0.1:1', refused)).rejects.toThrow('allows its origin');
  });

  it('is not said to be out of reach where no fetch may ask it', async () => {
    await expect(connect('127.0.0.1:6000', quick)).rejects.toThrow('closed to fetch');
  });
});

describe('what a device says', () => {
  const said = async (body: string): Promise<unknown> => {
    const { address } = await device((_, response) => response.end(body));
    return connect(address, quick).catch((error: unknown) => error);
  };

  it('may be of any kind', async () => {
    expect(await said(refusal('X', [{ toString: 1 }, 5, null, 'taken']))).toMatchObject({
      code: 'device-owned',
      problems: ['an object', '5', 'null', 'taken'],
    });
    expect(await said(refusal({}, 'no list'))).toMatchObject({ code: 'device-owned' });
  });

  it('is cut where it is long', async () => {
    const error = await said(refusal('X', ['x'.repeat(100_000), ...Array.from({ length: 1000 }, () => 'y')]));
    expect(error).toMatchObject({ message: expect.stringMatching(/x{500}\.\.\. \(\d+ characters more\)/u) });
    expect((error as Error).message.length).toBeLessThan(700);
    expect(error).toMatchObject({ problems: { length: 20 } });
  });

  it('reaches no terminal with control characters', async () => {
    const clear = '\u001b[2J\u0007\u009b5mred';
    const error = await said(refusal('X', [clear]));
    expect((error as Error).message).toContain('\uFFFD[2J\uFFFD\uFFFD5mred');
    const { address } = await device((operation, response) => {
      if (operation !== 'name' && operation !== 'get_instruments') return false;
      return response.end(envelope(operation === 'name' ? `${clear}\nline` : [clear]));
    });
    await withInstrument(address, quick, async (moku) => {
      expect(await moku.name()).toBe('\uFFFD[2J\uFFFD\uFFFD5mred\nline');
      expect(await moku.instruments()).toEqual(['\uFFFD[2J\uFFFD\uFFFD5mred']);
    });
  });
});
