import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@linnet/device-client/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RecordedRequest, simulate } from './index.js';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linnet-bitstreams-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A tar archive with a manifest, as bitstreams are. */
function archive(sum: string): Uint8Array {
  const manifest = Buffer.from(JSON.stringify({ items: [{ sha256: sum }] }));
  const header = Buffer.alloc(512);
  header.write('MANIFEST', 0);
  header.write(`${manifest.length.toString(8).padStart(11, '0')}\0`, 124);
  return Buffer.concat([header, manifest, Buffer.alloc(512 - (manifest.length % 512)), Buffer.alloc(1024)]);
}

it('are sent from the folder of the user, and only those that differ', async () => {
  const place = join(folder, 'instruments', '0', 'mokupro');
  await mkdir(place, { recursive: true });
  const names = ['04-000', '04-000-00', '04-000-01', '04-000-02', '04-000-03'];
  for (const [at, name] of names.entries()) {
    await writeFile(join(place, `${name}.mokuinst`), archive(String(at).repeat(64)));
  }
  await writeFile(join(folder, '04-128-01.mokuinst'), archive('f'.repeat(64)));

  const requests: RecordedRequest[] = [];
  const simulator = await simulate({ needsBitstreams: true, record: (request) => requests.push(request) });
  const uploads = () => requests.flatMap(({ path }) => /upload\/(.+)$/u.exec(path)?.[1] ?? []);

  const moku = await connect(simulator.address, { bitstreams: folder });
  await moku.deployPlatform(4);
  expect(uploads()).toEqual(names.map((name) => `${name}.mokuinst`));
  await moku.deployPlatform(4);
  await moku.deploy(2, 'neuralnetwork');
  expect(uploads().slice(names.length)).toEqual(['04-128-01.mokuinst']);
  await expect(moku.deploy(1, 'oscilloscope')).rejects.toMatchObject({
    code: 'device-bitstream',
    message: expect.stringContaining('04-001-00'),
  });
  await moku.close();

  await writeFile(join(folder, '04-001-00.mokuinst'), 'no archive');
  const other = await connect(simulator.address, { bitstreams: folder, persistState: true });
  await expect(other.deploy(1, 'oscilloscope')).rejects.toMatchObject({ code: 'bad-file' });
  await other.close();
  await simulator.close();
});
