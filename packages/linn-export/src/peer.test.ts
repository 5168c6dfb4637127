/// <reference types="node" />
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { weight, widths } from '../test/arbitraries.js';
import { type Net, netNames, netOptions, netToArtifact, readNet } from '../test/nets.js';
import { linnActivations } from './document.js';
import { linn } from './exporter.js';

const { LINNET_PEER_PYTHON: python, LINNET_PEER_SCRIPT: script } = process.env;

// The script compares one network a call; one process for all of them loads the vendor's package once.
const driver = `
import os, sys
script, vendor, files = sys.argv[1], sys.argv[2] == "strict", sys.argv[3:]
sys.path.insert(0, os.path.dirname(script))
peer = __import__(os.path.splitext(os.path.basename(script))[0])
failed = 0
for net, ours in zip(files[::2], files[1::2]):
    sys.argv = [script, "compare", net, ours] + (["--strict"] if vendor else [])
    failed += peer.main() != 0
sys.exit(1 if failed else 0)
`;

const square = (rows: number, columns: number) =>
  fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

/** Networks the vendor's package takes: 1 to 5 layers of any activation, channels that fit, now and then a mapping. */
const net: fc.Arbitrary<Net> = widths.chain((sizes) => {
  const outputs = sizes.at(-1) ?? 1;
  const mapping = fc.option(fc.array(fc.integer({ min: 0, max: outputs - 1 }), { minLength: 1, maxLength: outputs }));
  const layers = sizes.slice(1).map((units, index) =>
    fc.record({
      units: fc.constant(units),
      activation: fc.constantFrom(...linnActivations),
      kernel: square(sizes[index] ?? 1, units),
      bias: fc.array(weight, { minLength: units, maxLength: units }),
    }),
  );
  return fc
    .record({ mapping, parallel: fc.boolean(), layers: fc.tuple(...layers) })
    .map(({ mapping: output_mapping, parallel, layers: chosen }) => {
      const kept = output_mapping?.length ?? outputs;
      const inputs = sizes[0] ?? 1;
      return {
        name: 'random',
        inputs,
        input_channels: parallel && inputs <= 4 ? inputs : 1,
        output_channels: parallel && kept <= 4 ? kept : 1,
        output_mapping,
        layers: chosen,
      };
    });
});

it("writes what the vendor's package writes, for golden and random networks", { timeout: 600_000 }, async (context) => {
  if (python === undefined || script === undefined) {
    return context.skip(
      'set LINNET_PEER_PYTHON to a Python with moku[neuralnetwork], and LINNET_PEER_SCRIPT to linn_peer.py',
    );
  }
  const count = Number(process.env.LINNET_PEER_RANDOM ?? 20);
  const random = fc
    .sample(net, { numRuns: count, seed: 42 })
    .map((sample, index) => ({ ...sample, name: `random_${index + 1}` }));
  const nets = [...netNames.map(readNet), ...random];
  const folder = mkdtempSync(join(tmpdir(), 'linnet-peer-'));
  try {
    for (const vendorBytes of [true, false]) {
      const files: string[] = [];
      for (const source of nets) {
        const { bytes } = await linn.export(netToArtifact(source), { ...netOptions(source), vendorBytes });
        const [described, ours] = [join(folder, `${source.name}.json`), join(folder, `${source.name}.linn`)];
        writeFileSync(described, netJson(source));
        writeFileSync(ours, bytes);
        files.push(described, ours);
      }
      const printed = execFileSync(python, ['-c', driver, script, vendorBytes ? 'strict' : 'values', ...files], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      const verdicts = printed.split('\n').filter((line) => /: (equal|differs) /.test(line));
      expect(verdicts).toHaveLength(nets.length);
      expect(verdicts.filter((line) => !line.includes(': equal (0 differences'))).toEqual([]);
      // The only thing that may be noted of the layout for people is that its bytes differ.
      const notes = printed
        .split('\n')
        .filter((line) => line.startsWith('note:') && !line.startsWith('note: bytes differ'));
      expect(notes).toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** JSON that keeps minus zero. */
const netJson = (source: Net): string =>
  JSON.stringify(source, (_key, value: unknown) => (Object.is(value, -0) ? '-0.0' : value)).replaceAll(
    '"-0.0"',
    '-0.0',
  );
