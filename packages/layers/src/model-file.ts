import {
  type Bounds,
  type Float32NdArray,
  type JsonValue,
  type LayerConfig,
  type LayerSpec,
  LinnetError,
  type ModelArtifact,
  parseJson,
  type Scaling,
  sizeOf,
} from '@linnet/core';
import { checksumOf } from './checksum.js';
import { damaged, finite, list, numbers, record, string } from './file-values.js';
import { parseQuantised, quantisedJson } from './quantised-file.js';

/**
 * A model as JSON text: its format with the version (`linnet/1`), a checksum of all that it says, the shape of the input, the
 * bounds of scaling, the network in integers where there is one, and the layers with their weights. Weights are decimal numbers, short, and survive to the bit, also
 * where the file is written anew by whatever reads and writes JSON.
 * @throws LinnetError `bad-value` for weights that are not finite.
 */
export function stringifyModel(artifact: ModelArtifact): string {
  const { format, input, layers, scaling, quantised } = artifact;
  const head = {
    format,
    checksum: checksumOf(artifact),
    input,
    ...(scaling === undefined ? {} : { scaling }),
    ...(quantised === undefined ? {} : { quantised: quantisedJson(quantised) }),
  };
  const layerTexts = layers.map(({ kind, name, config, weights }) => {
    const weightTexts = Object.entries(weights).map(
      ([key, { shape, data }]) =>
        `${JSON.stringify(key)}:{"shape":${JSON.stringify(shape)},"data":[${Array.from(data, floatText).join(',')}]}`,
    );
    return `{"kind":${JSON.stringify(kind)},"name":${JSON.stringify(name)},"config":${JSON.stringify(config)},"weights":{${weightTexts.join(',')}}}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"layers":[\n${layerTexts.join(',\n')}\n]}\n`;
}

/**
 * The shortest of a few roundings that gives the same single float. Whatever rewrites JSON may lose the sign of -0, so it
 * stands as a number that is -0 only once it is a single float.
 */
function floatText(value: number): string {
  if (Object.is(value, -0)) return '-1e-46';
  if (!Number.isFinite(value))
    throw new LinnetError('bad-value', `A weight is ${value}; a model file holds finite numbers only.`);
  for (const digits of [6, 7, 8]) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

/**
 * Reads a model's text. A file without checksum, as linnet wrote them at first, or as a person leaves it who changed
 * something on purpose, is read as it is.
 * @throws LinnetError `bad-file` that names what is missing or of the wrong kind, for a file that something changed after it
 * was written, and for one of a newer linnet.
 */
export function parseModel(text: string): ModelArtifact {
  const file = record(jsonOf(text), 'The file');
  checkFormat(file.format);
  const input = numbers(file.input, 'input');
  const layers = list(file.layers, 'layers').map((layer, index) => parseLayer(layer, `layers[${index}]`));
  const scaling = file.scaling === undefined ? {} : { scaling: parseScaling(file.scaling) };
  const quantised = file.quantised === undefined ? {} : { quantised: parseQuantised(file.quantised) };
  const artifact: ModelArtifact = { format: 'linnet/1', input, layers, ...scaling, ...quantised };
  if (file.checksum !== undefined) checkChecksum(file.checksum, artifact);
  return artifact;
}

function checkFormat(format: JsonValue | undefined): void {
  if (format === 'linnet/1') return;
  const [, version] = /^linnet\/(\d+)$/.exec(String(format)) ?? [];
  if (version === undefined) throw damaged(`its format is ${JSON.stringify(format)}; this version reads "linnet/1"`);
  throw new LinnetError(
    'bad-file',
    `The model file is of another version of linnet: its format is "linnet/${version}"; this version reads "linnet/1". Update linnet to read it.`,
  );
}

function checkChecksum(given: JsonValue, artifact: ModelArtifact): void {
  const found = checksumOf(artifact);
  if (given === found) return;
  throw damaged(
    `its checksum is ${JSON.stringify(given)}, and that of what it says is "${found}", so something changed it after it was written. Take it again from where it came from; if it was changed on purpose, leave its "checksum" out`,
  );
}

function parseLayer(value: JsonValue, path: string): LayerSpec {
  const layer = record(value, path);
  const weights = Object.entries(record(layer.weights, `${path}.weights`)).map(
    ([name, weight]) => [name, parseWeight(weight, `${path}.weights.${name}`)] as const,
  );
  return {
    kind: string(layer.kind, `${path}.kind`),
    name: string(layer.name, `${path}.name`),
    config: record(layer.config, `${path}.config`),
    weights: Object.fromEntries(weights),
  };
}

function parseWeight(value: JsonValue, path: string): Float32NdArray {
  const weight = record(value, path);
  const shape = numbers(weight.shape, `${path}.shape`);
  const data = Float32Array.from(numbers(weight.data, `${path}.data`));
  if (!data.every(Number.isFinite)) throw damaged(`${path} holds a number that a single float cannot`);
  if (sizeOf(shape) !== data.length)
    throw damaged(`${path} holds ${data.length} numbers for a shape of ${shape.join(' x ')}`);
  return { shape, data };
}

function parseScaling(value: JsonValue): Scaling {
  const scaling = record(value, 'scaling');
  checkNames(scaling, ['input', 'output'], 'scaling');
  const { input, output } = scaling;
  return {
    ...(input === undefined ? {} : { input: parseBounds(input, 'scaling.input') }),
    ...(output === undefined ? {} : { output: parseBounds(output, 'scaling.output') }),
  };
}

function parseBounds(value: JsonValue, path: string): Bounds {
  const bounds = record(value, path);
  checkNames(bounds, ['low', 'high'], path);
  const { low, high } = bounds;
  return { low: finite(low, `${path}.low`), high: finite(high, `${path}.high`) };
}

/** What is called otherwise would do nothing, and predictions would be wrong without a word. */
function checkNames(value: LayerConfig, known: readonly string[], path: string): void {
  const other = Object.keys(value).find((name) => !known.includes(name));
  if (other !== undefined) throw damaged(`${path} holds "${other}"; it has ${known.join(' and ')}`);
}

function jsonOf(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new LinnetError('bad-file', 'The model file is not JSON; it may have been cut off.', { cause });
  }
}
