import type { CMember } from '../text/lines.js';
import { cInteger } from '../text/numbers.js';
import { roundingNumbers, roundingsOf } from './arithmetic.js';
import type { LayerPlan } from './layer-plan.js';
import type { IntegerPlan } from './plan.js';

/** A member of the structure of layers, and what each layer has there. */
export interface LayerField extends CMember {
  value(layer: LayerPlan, number: number): string;
}

const field = (declaration: string, comment: string, value: LayerField['value']): LayerField => ({
  declaration,
  comment,
  value,
});

/** What tells the layers of a network apart: no more than differs or is needed. */
export function layerFields(name: string, plan: IntegerPlan): readonly LayerField[] {
  return [
    field('uint32_t inputs;', '', ({ layer }) => `${layer.inputs}`),
    field('uint32_t units;', '', ({ layer }) => `${layer.units}`),
    field(`const int${plan.biasBits}_t *biases;`, 'in steps of the sums', (_, at) => `${name}_biases_${at}`),
    ...(plan.isPerUnit ? unitFields(name, plan) : scaleFields(plan)),
    ...optionalFields(plan),
    field('int32_t least;', 'limits of what is rescaled', ({ least }) => cInteger(least)),
    field('int32_t greatest;', '', ({ greatest }) => cInteger(greatest)),
    ...(plan.tables.length > 0
      ? [
          field(`const struct ${name}_table *table;`, 'the activation, or 0 where limits are all', ({ table }) =>
            table === undefined ? '0' : `&${name}_table_${table + 1}`,
          ),
        ]
      : []),
  ];
}

const shiftComment = 'sums are divided by 2^shift';
const multiplierComment = 'and multiplied by this first';

const scaleFields = ({ multiplies }: IntegerPlan): readonly LayerField[] => [
  field('uint8_t shift;', shiftComment, ({ shifts }) => `${shifts[0]}`),
  ...(multiplies ? [field('int32_t multiplier;', multiplierComment, ({ multipliers }) => `${multipliers[0]}`)] : []),
];

const unitFields = (name: string, { multiplies }: IntegerPlan): readonly LayerField[] => [
  field('uint8_t is_per_unit;', 'whether each unit has its own:', ({ shifts }) => `${Number(shifts.length > 1)}`),
  field('const uint8_t *shifts;', shiftComment, (_, at) => `${name}_shifts_${at}`),
  ...(multiplies
    ? [field('const int32_t *multipliers;', multiplierComment, (_, at) => `${name}_multipliers_${at}`)]
    : []),
];

const optionalFields = (plan: IntegerPlan): readonly LayerField[] => [
  ...(roundingsOf(plan).length > 1
    ? [
        field(
          'uint8_t rounding;',
          '0 down, 1 to the nearest, 2 also with halves to even',
          ({ layer }) => `${roundingNumbers.indexOf(layer.rounding)}`,
        ),
      ]
    : []),
  ...(plan.layers.some(({ wraps }) => wraps)
    ? [
        field('uint8_t wrap;', 'bits of the word that they wrap into, or 0', ({ wraps, layer }) =>
          wraps ? `${layer.sum.bits}` : '0',
        ),
      ]
    : []),
];
