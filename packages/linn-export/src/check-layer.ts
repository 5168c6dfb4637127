import { isObject, keyProblems } from './check-keys.js';
import { linnActivations } from './document.js';
import { linnLimits } from './limits.js';
import { counted, describe, listed } from './text.js';

const layerKeys = ['activation', 'weights', 'biases'];

/** Every problem within one layer of a parsed file but those of sizes. */
export function layerProblems(layer: unknown, path: string): readonly string[] {
  if (!isObject(layer)) return [`${path} is ${describe(layer)}; it must be an object with ${layerKeys.join(', ')}.`];
  const { activation, weights, biases } = layer;
  return [
    ...keyProblems(layer, layerKeys, `${path}.`),
    ...(activation === undefined || isActivation(activation)
      ? []
      : [`${path}.activation is ${describe(activation)}; it must be one of ${linnActivations.join(', ')}.`]),
    ...(weights === undefined ? [] : weightsProblems(weights, `${path}.weights`)),
    ...(biases === undefined ? [] : biasesProblems(biases, weights, `${path}.biases`)),
  ];
}

const isActivation = (value: unknown): boolean =>
  typeof value === 'string' && linnActivations.some((name) => name === value.toLowerCase());

function weightsProblems(weights: unknown, path: string): readonly string[] {
  if (!Array.isArray(weights))
    return [`${path} is ${describe(weights)}; it must be an array of rows, one for each neuron.`];
  const length = rowLength(weights);
  const rows = weights
    .slice(0, linnLimits.neurons)
    .map((row: unknown, index) => rowProblems(row, length, `${path}[${index}]`));
  return rows.flat();
}

function rowProblems(row: unknown, length: number | undefined, path: string): readonly string[] {
  if (!Array.isArray(row)) return [`${path} is ${describe(row)}; it must be an array of numbers, one for each input.`];
  if (length !== undefined && row.length !== length)
    return [
      `${path} has ${counted(row.length, 'number')}, but the first row has ${length}; rows must be equally long.`,
    ];
  return row.length > linnLimits.inputs ? [] : numberProblems(row, path);
}

function biasesProblems(biases: unknown, weights: unknown, path: string): readonly string[] {
  if (!Array.isArray(biases))
    return [`${path} is ${describe(biases)}; it must be an array of numbers, one for each neuron.`];
  const rows = Array.isArray(weights) ? weights.length : undefined;
  if (rows !== undefined && biases.length !== rows)
    return [
      `${path} has ${counted(biases.length, 'number')} for ${counted(rows, 'row')} of weights; there must be one for each.`,
    ];
  return biases.length > linnLimits.neurons ? [] : numberProblems(biases, path);
}

function numberProblems(values: readonly unknown[], path: string): readonly string[] {
  const bad = values.flatMap((value, index) => (isWeight(value) ? [] : [`${path}[${index}] is ${describe(value)}`]));
  return bad.length === 0
    ? []
    : [`${listed(bad)}; ${bad.length === 1 ? 'it must be a number' : 'they must be numbers'} from -1 to 1.`];
}

const isWeight = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= linnLimits.weight;

/** How many inputs rows say there are, by the first of them. */
export const rowLength = (weights: readonly unknown[]): number | undefined =>
  Array.isArray(weights[0]) ? weights[0].length : undefined;
