// linn/NAME.net.json (a network), NAME.linn (what the vendor wrote of it) and NAME.golden.json (what it answers).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFindings, within } from './findings.mjs';
import { checkKeys, readObject } from './numbers.mjs';
import { guarded, onBackends } from './outcomes.mjs';

const endings = ['.net.json', '.linn', '.golden.json'];
const nameOf = (path) => path.slice(0, path.length - (endings.find((ending) => path.endsWith(ending)) ?? '').length);

/** The outcomes of all files of the folder: a network's three files are read together, each has its own lines. */
export async function checkLinn(paths, context) {
  const outcomes = [];
  for (const path of paths) {
    const ending = endings.find((one) => path.endsWith(one));
    const check = { '.net.json': checkExport, '.linn': checkReading, '.golden.json': checkAnswers }[ending];
    if (check === undefined)
      outcomes.push({ status: 'skipped', path, backend: '-', reason: 'no check for files of this kind' });
    else outcomes.push(...(await guarded(path, () => check(path, context))));
  }
  return outcomes;
}

const textOf = (path, { directory }) => readFileSync(join(directory, `${nameOf(path)}.linn`), 'utf8');
const netOf = (path, { directory }) => readObject(directory, `${nameOf(path)}.net.json`);

/** The exporter writes the vendor's values, and its bytes where that is asked for. */
async function checkExport(path, context) {
  const { core, layers, linnExport } = context;
  const findings = createFindings();
  const [net, text] = [netOf(path, context), textOf(path, context)];
  checkNet(net, path, findings);
  const model = layers.loadModel(artifactOf(net, core)).compile();
  const options = { inputChannels: net.input_channels, outputChannels: net.output_channels, ...mappingOf(net) };
  const file = await model.export(linnExport.linn, options);
  compareValues('the exported file', JSON.parse(new TextDecoder().decode(file.bytes)), text, findings);
  const vendor = await model.export(linnExport.linn, { ...options, vendorBytes: true });
  compareBytes('the file exported with vendorBytes', vendor.bytes, text, findings);
  return [findings.outcome(path, '-')];
}

/** The reader takes the vendor's file, and the writers give its values and its bytes back. */
function checkReading(path, context) {
  const { parseLinn, writeLinn } = context.linnExport;
  const findings = createFindings();
  const text = textOf(path, context);
  const document = parseLinn(text);
  compareValues('the document read', document, text, findings);
  compareValues('the document written and read again', parseLinn(writeLinn(document)), text, findings);
  compareBytes(
    'the document written with vendorBytes',
    new TextEncoder().encode(writeLinn(document, { vendorBytes: true })),
    text,
    findings,
  );
  return [findings.outcome(path, '-')];
}

const goldenKeys = ['name', 'latency_cycles', 'peer_stderr', 'inputs', 'outputs', 'outputs_mapped'];
const described = ['versions', 'what', 'batch_dependence_max_abs'];

/** Latency, answers computed from the file alone, and answers of models on every backend. */
async function checkAnswers(path, context) {
  const { core, layers, linnExport, tolerances, directory } = context;
  const golden = readObject(directory, path);
  checkKeys(golden, goldenKeys, 'it');
  const net = netOf(path, context);
  const document = linnExport.parseLinn(textOf(path, context));
  const [rows, close] = [core.fromRows(golden.inputs), within(tolerances.output)];
  const models = [
    ['outputs', artifactOf(net, core)],
    ['outputs_mapped', linnExport.linnToArtifact(document)],
  ];
  const compareFile = () => {
    const findings = createFindings();
    findings.unknownKeys(golden, [...goldenKeys, ...described]);
    findings.same('name', net.name, golden.name);
    findings.numbers('latency_cycles', linnExport.latencyCycles(document), golden.latency_cycles, Object.is);
    findings.same('the latency in peer_stderr', linnExport.latencyCycles(document), printedLatency(golden.peer_stderr));
    findings.numbers('outputs_mapped', linnExport.runLinn(document, rows), golden.outputs_mapped, close);
    return [findings.outcome(path, '-')];
  };
  const onBackend = async (backend) => {
    const findings = createFindings();
    for (const [key, artifact] of models) {
      const model = layers.loadModel(artifact).compile({ backend });
      findings.numbers(key, await model.predict(rows), golden[key], close);
    }
    return findings;
  };
  return [...(await guarded(path, compareFile)), ...(await onBackends(path, context, onBackend))];
}

const printedLatency = (lines) => Number(/latency approx\. (\d+) cycles/.exec(lines.join('\n'))?.[1]);

const netKeys = ['name', 'inputs', 'input_channels', 'output_channels', 'output_mapping', 'layers'];
const layerKeys = ['units', 'activation', 'kernel', 'bias'];

function checkNet(net, path, findings) {
  checkKeys(net, netKeys, 'it');
  findings.unknownKeys(net, netKeys);
  for (const [index, layer] of net.layers.entries()) {
    checkKeys(layer, layerKeys, `layers[${index}]`);
    findings.unknownKeys(layer, layerKeys, `layers[${index}]`);
  }
  findings.same('name', net.name, nameOf(path).split('/').at(-1));
}

const mappingOf = ({ output_mapping: mapping }) => (mapping === null ? {} : { outputMapping: mapping });

/** The model a network stands for: each dense layer followed by a clip, as models for the instrument are trained. */
const artifactOf = ({ inputs, layers }, { fromRows, toFloat32 }) => ({
  format: 'linnet/1',
  input: [inputs],
  layers: layers.flatMap(({ units, activation, kernel, bias }, index) => [
    {
      kind: 'dense',
      name: `dense_${index}`,
      config: { units, activation, useBias: true, clip: [-1, 1] },
      weights: { kernel: toFloat32(fromRows(kernel)), bias: toFloat32(fromRows(bias)) },
    },
    { kind: 'clip', name: `clip_${index}`, config: { to: [-1, 1] }, weights: {} },
  ]),
});

/** Every value to the bit, minus zero told from zero. */
function compareValues(what, got, text, findings) {
  findings.differs(firstDifference(got, JSON.parse(text), what));
}

/** Where two values differ first, and how. */
function firstDifference(got, wanted, place) {
  if (typeof got !== 'object' || typeof wanted !== 'object' || got === null || wanted === null) {
    return Object.is(got, wanted) ? undefined : `${place} is ${show(got)}, not ${show(wanted)}`;
  }
  for (const key of new Set([...Object.keys(got), ...Object.keys(wanted)])) {
    const found = firstDifference(got[key], wanted[key], `${place}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const show = (value) => (Object.is(value, -0) ? '-0' : JSON.stringify(value));

function compareBytes(what, bytes, text, findings) {
  const wanted = new TextEncoder().encode(text);
  const length = Math.min(bytes.length, wanted.length);
  const at = bytes.subarray(0, length).findIndex((byte, index) => byte !== wanted[index]);
  const isEqual = at < 0 && bytes.length === wanted.length;
  findings.differs(isEqual ? undefined : `${what} has other bytes from byte ${at < 0 ? length : at} on`);
}
