import {
  type Bounds,
  type Float32NdArray,
  type JsonValue,
  type LayerConfig,
  type LayerSpec,
  LinnetError,
  type ModelArtifact,
  type Scaling,
  sizeOf,
} from '@linnet/core';

/** A model as JSON text (`linnet/1`). Weights are decimal numbers, short, and survive to the bit. */
export function stringifyModel({ format, input, layers, scaling }: ModelArtifact): string {
  const head = { format, input, ...(scaling === undefined ? {} : { scaling }) };
  const layerTexts = layers.map(({ kind, name, config, weights }) => {
    const weightTexts = Object.entries(weights).map(
      ([key, { shape, data }]) =>
        `${JSON.stringify(key)}:{"shape":${JSON.stringify(shape)},"data":[${Array.from(data, floatText).join(',')}]}`,
    );
    return `{"kind":${JSON.stringify(kind)},"name":${JSON.stringify(name)},"config":${JSON.stringify(config)},"weights":{${weightTexts.join(',')}}}`;
  });
  return `${JSON.stringify(head).slice(0, -1)},"layers":[\n${layerTexts.join(',\n')}\n]}\n`;
}

/** The shortest of a few roundings that gives the same single float; JSON's own text loses the sign of zero. */
function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  if (!Number.isFinite(value))
    throw new LinnetError('bad-value', `A weight is ${value}; a model file holds finite numbers only.`);
  for (const digits of [6, 7, 8]) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

/**
 * Reads a model's text.
 * @throws LinnetError `bad-file` that names what is missing or of the wrong kind.
 */
export function parseModel(text: string): ModelArtifact {
  const file = record(parseJson(text), 'The file');
  if (file.format !== 'linnet/1') {
    throw damaged(`its format is ${JSON.stringify(file.format)}; this version reads "linnet/1"`);
  }
  const input = numbers(file.input, 'input');
  const layers = list(file.layers, 'layers').map((layer, index) => parseLayer(layer, `layers[${index}]`));
  const scaling = file.scaling;
  return { format: 'linnet/1', input, layers, ...(scaling === undefined ? {} : { scaling: parseScaling(scaling) }) };
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
  const { input, output } = record(value, 'scaling');
  return {
    ...(input === undefined ? {} : { input: parseBounds(input, 'scaling.input') }),
    ...(output === undefined ? {} : { output: parseBounds(output, 'scaling.output') }),
  };
}

function parseBounds(value: JsonValue, path: string): Bounds {
  const { low, high } = record(value, path);
  return { low: finite(low, `${path}.low`), high: finite(high, `${path}.high`) };
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LinnetError('bad-file', 'The model file is not JSON; it may have been cut off.', { cause });
  }
}

function record(value: JsonValue | undefined, path: string): LayerConfig {
  if (typeof value !== 'object' || value === null || isList(value)) throw damaged(`${path} is not an object`);
  return value;
}

function list(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (!isList(value)) throw damaged(`${path} is not a list`);
  return value;
}

function numbers(value: JsonValue | undefined, path: string): readonly number[] {
  const values = list(value, path);
  if (!values.every((entry): entry is number => typeof entry === 'number'))
    throw damaged(`${path} holds something other than numbers`);
  return values;
}

function finite(value: JsonValue | undefined, path: string): readonly number[] {
  const values = numbers(value, path);
  if (!values.every(Number.isFinite)) throw damaged(`${path} holds a number that is not finite`);
  return values;
}

function string(value: JsonValue | undefined, path: string): string {
  if (typeof value !== 'string') throw damaged(`${path} is not a text`);
  return value;
}

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const damaged = (what: string): LinnetError => new LinnetError('bad-file', `The model file is damaged: ${what}.`);
