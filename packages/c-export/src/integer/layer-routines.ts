import type { Rounding } from '@linnet/core';
import { cFunction, when } from '../text/lines.js';
import { roundingFunction, roundingNumbers, roundingsOf } from './arithmetic.js';
import type { LayerPlan } from './layer-plan.js';
import type { IntegerPlan } from './plan.js';

/** The functions that run a layer. */
export const layerRoutines = (name: string, plan: IntegerPlan): readonly string[] => [
  finish(name, plan),
  ...kindsOf(plan).map((kind) => routine(name, plan, kind)),
];

/** From a sum to the output of a layer. */
function finish(name: string, plan: IntegerPlan): string {
  const { multiplies, isPerUnit, signalBits } = plan;
  const [shift, multiplier] = isPerUnit
    ? ['layer->shifts[at]', 'layer->multipliers[at]']
    : ['layer->shift', 'layer->multiplier'];
  return cFunction(
    "From a sum to the layer's output: the one place where anything is rounded.",
    `static int${signalBits}_t ${name}_finish(const struct ${name}_layer *layer, ${isPerUnit ? 'uint32_t unit, ' : ''}int64_t sum)`,
    [
      ...when(isPerUnit, 'const uint32_t at = layer->is_per_unit ? unit : 0;'),
      `int64_t z = ${multiplies ? `sum * ${multiplier}` : 'sum'};`,
      '',
      ...roundingLines(name, roundingsOf(plan), shift ?? ''),
      ...when(
        plan.layers.some(({ wraps }) => wraps),
        `if (layer->wrap != 0) z = ${name}_wrap(z, layer->wrap);`,
      ),
      `z = ${name}_limit(z, layer->least, layer->greatest);`,
      ...when(plan.tables.length > 0, `if (layer->table != 0) z = ${name}_look_up(layer->table, (int32_t)z);`),
      `return (int${signalBits}_t)z;`,
    ],
  );
}

function roundingLines(name: string, roundings: readonly Rounding[], shift: string): readonly string[] {
  const rounded = (rounding: Rounding): string => `z = ${name}_${roundingFunction[rounding]}(z, ${shift});`;
  const [only] = roundings;
  if (only !== undefined && roundings.length === 1) return [rounded(only)];
  return [
    'switch (layer->rounding) {',
    ...roundingNumbers.flatMap((rounding, number) =>
      when(roundings.includes(rounding), `case ${number}: ${rounded(rounding)} break;`),
    ),
    'default: break;',
    '}',
  ];
}

/** Word lengths that layers share: each pair has a routine. */
type LayerKind = Pick<LayerPlan, 'weightBits' | 'sumBits'>;

const kindsOf = ({ layers }: IntegerPlan): readonly LayerKind[] =>
  layers.filter(
    ({ weightBits, sumBits }, index) =>
      layers.findIndex((other) => other.weightBits === weightBits && other.sumBits === sumBits) === index,
  );

/** The routine that runs layers of these word lengths. */
export const routineName = (name: string, plan: IntegerPlan, { weightBits, sumBits }: LayerKind): string =>
  kindsOf(plan).length === 1 ? `${name}_dense` : `${name}_dense_${weightBits}_${sumBits}`;

function routine(name: string, plan: IntegerPlan, kind: LayerKind): string {
  const { weightBits, sumBits } = kind;
  const signal = `int${plan.signalBits}_t`;
  // A product of words of 8 or 16 bits fits 32, and is quicker there on small chips.
  const isShort = sumBits === 32 || weightBits + plan.signalBits <= 32;
  const product = `(int${isShort ? 32 : 64}_t)weights[input] * x[input]`;
  const bias = plan.biasBits > sumBits ? `(int${sumBits}_t)layer->biases[unit]` : 'layer->biases[unit]';
  const head = `static void ${routineName(name, plan, kind)}(const struct ${name}_layer *layer, const int${weightBits}_t *weights,`;
  return cFunction(
    `Runs a layer with weights of ${weightBits} bits. No sum passes ${sumBits} bits, as its weights prove.`,
    `${head}\n    const ${signal} *x, ${signal} *y)`,
    [
      'uint32_t unit, input;',
      '',
      'for (unit = 0; unit < layer->units; unit++) {',
      `    int${sumBits}_t sum = ${bias};`,
      `    for (input = 0; input < layer->inputs; input++) sum += ${product};`,
      `    y[unit] = ${name}_finish(layer, ${plan.isPerUnit ? 'unit, ' : ''}sum);`,
      '    weights += layer->inputs;',
      '}',
    ],
  );
}
