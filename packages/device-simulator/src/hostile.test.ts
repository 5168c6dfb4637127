import { connect } from 'node:net';
import { connect as connectClient } from '@linnet/device-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveNaming } from '../test/archive.js';
import { request, sendRaw } from '../test/raw.js';
import { type Simulator, simulate } from './index.js';

let simulator: Simulator;
let key = '';

beforeAll(async () => {
  const limits = { bytes: 200_000, headerMilliseconds: 300, requestMilliseconds: 600, connections: 40 };
  simulator = await simulate({ limits });
  const moku = await connectClient(simulator.address);
  key = moku.releaseRequest()?.key ?? '';
});

afterAll(async () => {
  await simulator.close();
});

/** It still answers others. */
async function expectAlive(): Promise<void> {
  const answer = await sendRaw(simulator.port, request('GET', '/api/moku/name', '', [`Moku-Client-Key: ${key}`]));
  expect(answer).toContain('"success":true');
}

const post = (path: string, body: string | Uint8Array): Promise<string> => {
  const head = request('POST', path, '', [`Moku-Client-Key: ${key}`]).replace(
    'Content-Length: 0',
    `Content-Length: ${Buffer.byteLength(body)}`,
  );
  return sendRaw(simulator.port, Buffer.concat([Buffer.from(head), Buffer.from(body)]));
};

describe('a hostile request', () => {
  it('that is too large is told so, whether it says its length or not', async () => {
    const large = 'x'.repeat(1_000_000);
    expect(await post('/api/mim/set_connections', large)).toContain('413');
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    const chunked = `POST /api/mim/set_connections HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}`;
    expect(await sendRaw(simulator.port, chunked)).toContain('413');
    await expectAlive();
  });

  it('that claims a length and never sends it is cut off', async () => {
    const answer = await sendRaw(
      simulator.port,
      'POST /api/moku/describe HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{',
      5000,
    );
    expect(answer).toContain('408');
    await expectAlive();
  });

  it('whose header comes a letter at a time is cut off', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(simulator.port, '127.0.0.1');
      let [text, sent] = ['', 0];
      const slow = setInterval(
        () => socket.write('GET /api/moku/name HTTP/1.1\r\nHost: localhost\r\n'.charAt(sent++) || 'x'),
        50,
      );
      socket.on('data', (chunk) => {
        text += chunk.toString();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(slow);
        resolve(text);
      });
    });
    expect(answer).toContain('408');
    await expectAlive();
  });

  it.each([
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d), 'UTF-8'],
    ['half of an object', '{"connections": [', 'JSON'],
    ['words that JSON does not have', '{"connections": NaN}', 'JSON'],
    ['what nests 100,000 levels deep', '['.repeat(100_000), 'levels'],
    ['objects that nest deep', '{"a":'.repeat(5000), 'levels'],
    ['a list', '[]', 'object'],
    ['a number', '12', 'object'],
    ['nothing of what is needed', '{}', 'missing'],
    ['a prototype', '{"__proto__": {"connections": []}}', 'missing'],
    ['connections that are none', '{"connections": [null, 1]}', 'object'],
    [
      'places with tricks',
      '{"connections": [{"source": "Slot1OutA/../x", "destination": "constructor"}]}',
      'destination',
    ],
  ])('with %s is refused with a reason', async (_, body, reason) => {
    const answer = await post('/api/mim/set_connections', body);
    expect(answer).toContain('200 OK');
    expect(answer).toContain('"success":false');
    expect(answer).toContain(reason);
    await expectAlive();
  });

  it.each([
    '/',
    '/api',
    '/api/',
    '/api/../../etc/passwd',
    '/api/%2e%2e/%2e%2e/etc/passwd',
    '/api/moku/__proto__',
    '/api/moku/constructor',
    '/api/mim/toString',
    '/api/slot1/constructor/hasOwnProperty',
    '/api/slot0/neuralnetwork/describe_network',
    '/api/slot99999999999/neuralnetwork/describe_network',
    '/api//moku//name',
    '/api/moku/name\\..\\x',
    `/api/moku/${'a'.repeat(5000)}`,
    '/api/moku/%00',
    'http://elsewhere/api/moku/name',
    '*',
  ])('for the path %s leads nowhere', async (path) => {
    const answer = await sendRaw(simulator.port, request('GET', path, '', [`Moku-Client-Key: ${key}`]));
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /u);
    await expectAlive();
  });

  it('for a slot or a platform that there is not is refused', async () => {
    for (const path of [
      '/api/slot9/neuralnetwork',
      '/api/slot2/awg/summary',
      '/api/moku/platform/1e9',
      '/api/moku/platform/0x4',
      '/api/moku/platform/4.0',
      '/api/moku/platform/x',
    ]) {
      expect(await sendRaw(simulator.port, request('GET', path, '', [`Moku-Client-Key: ${key}`]))).toContain(
        '"success":false',
      );
    }
    await expectAlive();
  });

  it('with another method, or that is no HTTP, is turned away', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
      expect(await sendRaw(simulator.port, request(method, '/api/moku/name'))).toContain('405');
    }
    expect(await sendRaw(simulator.port, 'what is this?\r\n\r\n')).toContain('400');
    expect(
      await sendRaw(
        simulator.port,
        Uint8Array.from({ length: 1000 }, (_, at) => (at * 37) % 256),
      ),
    ).toContain('400');
    expect(
      await sendRaw(simulator.port, request('GET', '/api/moku/name', '', [`X: ${'y'.repeat(100_000)}`])),
    ).toContain('431');
    await expectAlive();
  });

  it('of a page is refused unless its origin is allowed', async () => {
    const origin = ['Origin: http://elsewhere.example'];
    const answer = await sendRaw(
      simulator.port,
      request('POST', '/api/moku/claim_ownership', '{"force_connect":true}', origin),
    );
    expect(answer).toContain('403');
    await expectAlive();
  });

  it.each([
    ['GET', '/api/moku/claim_ownership', ['Host: evil.example']],
    ['POST', '/api/moku/claim_ownership', ['Host: evil.example:80']],
    ['GET', '/api/moku/name', ['Host: 127.0.0.1.evil.example']],
    ['GET', '/api/moku/name', ['Host: localhost.evil.example']],
    ['GET', '/api/v2/bitstreams', ['Host: 127.0.0.1', 'Sec-Fetch-Site: cross-site']],
    ['GET', '/api/v2/bitstreams', ['Host: 127.0.0.1', 'Sec-Fetch-Site: same-site']],
  ])('that a browser may send for a page of another is refused: %s %s with %j', async (method, path, headers) => {
    const lines = [`${method} ${path} HTTP/1.1`, ...headers, `Moku-Client-Key: ${key}`, 'Content-Length: 0', '', ''];
    expect(await sendRaw(simulator.port, lines.join('\r\n'))).toMatch(/^HTTP\/1\.1 403 /u);
    await expectAlive();
  });

  it.each(['127.0.0.1', '127.0.0.1:80', '127.1.2.3', 'LOCALHOST:8080', 'moku.localhost', '[::1]:80'])(
    'may name this machine %s',
    async (host) => {
      const head = `GET /api/v2/bitstreams HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`;
      expect(await sendRaw(simulator.port, `${head}Sec-Fetch-Site: none\r\n\r\n`)).toContain('200 OK');
    },
  );

  it.each(['moku/claim_ownership', 'moku/relinquish_ownership', 'mim/set_connections', 'mim/load_configuration'])(
    'cannot change anything by an address alone: GET %s',
    async (path) => {
      const answer = await sendRaw(simulator.port, request('GET', `/api/${path}`, '', [`Moku-Client-Key: ${key}`]));
      expect(answer).toMatch(/^HTTP\/1\.1 405 /u);
      await expectAlive();
    },
  );

  it.each([
    ['one part a thousand times', Array.from({ length: 1000 }, (_, at) => String(at)), '1000 parts'],
    ['one part under both names', ['metadata.json', 'settings.json'], 'over each other'],
    ['one name twice', ['settings.json', 'settings.json'], 'metadata.json and settings.json'],
    ['names of others', ['metadata.json', '../../settings.json'], 'metadata.json and settings.json'],
  ])('with an archive that has %s is refused before a part of it is read', async (_, names, reason) => {
    const archive = archiveNaming(names, new Uint8Array(100_000).fill(32));
    expect(await post('/api/mim/preload_configuration', archive)).toContain(reason);
    expect(await post('/api/mim/load_configuration', archive)).toContain(reason);
    await expectAlive();
  });

  it.each([
    ['platform_supported', '{"num_slots": {"toString": 1}}'],
    ['instrument_supported', '{"instrument_id": {"toString": null, "valueOf": 1}}'],
    ['platform_supported', JSON.stringify({ num_slots: 'x'.repeat(100_000) })],
  ])('with a value that is no text, or a long one, is not repeated: %s', async (operation, body) => {
    const answer = await post(`/api/moku/${operation}`, body);
    expect(answer).toContain('200 OK');
    expect(answer).toContain('NOT_SUPPORTED');
    expect(answer.length).toBeLessThan(2000);
  });

  it('cannot fill the memory with others: large ones are sent away, small ones are not', async () => {
    const head = request('POST', '/api/mim/set_connections').replace('Content-Length: 0', 'Content-Length: 200000');
    const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(190_000, 32)]);
    const answers = Array.from({ length: 12 }, () => sendRaw(simulator.port, bytes, 5000));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expectAlive();
    const statuses = (await Promise.all(answers)).map((answer) => answer.slice(9, 12));
    expect(statuses.filter((status) => status === '503').length).toBeGreaterThanOrEqual(6);
    // What the others held is free again once they are cut off.
    expect(await post('/api/mim/set_connections', Buffer.alloc(190_000, 32))).toContain('connections is missing');
  });

  it('cannot take all connections: more are turned away, and those there are go on', async () => {
    const sockets = Array.from({ length: 60 }, () => connect(simulator.port, '127.0.0.1').on('error', () => undefined));
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const socket of sockets) socket.destroy();
    await expect.poll(expectAliveQuietly).toBe(true);
  });
});

const expectAliveQuietly = (): Promise<boolean> =>
  expectAlive().then(
    () => true,
    () => false,
  );
