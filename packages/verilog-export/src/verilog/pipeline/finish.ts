import { type LayerPlan, needsBetween, needsMultiplier } from '../../plan/layer-plan.js';
import { finishParameters, finishWidths, wires } from '../layer-parts.js';
import { type Bindings, instance, range } from '../text.js';

/** What a finish module is connected to. */
export interface FinishWires {
  readonly prefix: string;
  readonly take: string;
  readonly unit: string;
  readonly sum: string;
  readonly answer: string;
  /** Where the flag goes that the register is filled. */
  readonly takenBit: string;
}

/** A finish module with its multipliers and its table. */
export function finish(name: string, plan: LayerPlan, index: number, at: FinishWires): string {
  const { prefix, take, unit, sum, answer, takenBit } = at;
  const widths = finishWidths(plan);
  const { accumulatorBits, scale, table } = plan;
  const [multiplies, interpolates] = [needsMultiplier(plan), needsBetween(plan)];
  const ports: Bindings = {
    clk: 'clk',
    reset: 'reset',
    take,
    unit,
    sum,
    factor: `${prefix}_factor`,
    product: multiplies ? `${prefix}_product` : `{${widths.product}{1'b0}}`,
    index: `${prefix}_index`,
    taken: takenBit,
    entry: table === undefined ? "1'b0" : `${prefix}_entry`,
    difference: `${prefix}_difference`,
    rest: `${prefix}_rest`,
    between: interpolates ? `${prefix}_between` : `{${widths.between}{1'b0}}`,
    answer,
  };
  const { index: indexBits, entry, rest, factor, product, difference, between } = widths;
  const declared = {
    factor,
    index: indexBits,
    difference,
    rest,
    ...(table === undefined ? {} : { entry }),
  };
  const common = { clk: 'clk', reset: 'reset' };
  return [
    wires(prefix, declared),
    ...(multiplies
      ? [
          `wire ${prefix}_multiplied;`,
          `wire signed ${range(accumulatorBits + scale.factorBits)} ${prefix}_whole_product;`,
          `wire signed ${range(product)} ${prefix}_product = ${prefix}_whole_product;`,
          instance(
            `${name}_product`,
            `${prefix}_rescaling`,
            { A_BITS: accumulatorBits, B_BITS: scale.factorBits, SERIAL: 0 },
            {
              ...common,
              start: take,
              a: sum,
              b: `${prefix}_factor`,
              done: `${prefix}_multiplied`,
              product: `${prefix}_whole_product`,
            },
          ),
        ]
      : []),
    ...(table === undefined
      ? []
      : [
          instance(
            `${name}_table_${index + 1}`,
            `${prefix}_table`,
            {},
            { clk: 'clk', enable: take, address: `${prefix}_index`, word: `${prefix}_entry` },
          ),
        ]),
    ...(interpolates
      ? [
          `wire ${prefix}_interpolated;`,
          `wire signed ${range(between)} ${prefix}_between;`,
          instance(
            `${name}_product`,
            `${prefix}_interpolation`,
            { A_BITS: difference, B_BITS: rest, SERIAL: 0 },
            {
              ...common,
              start: takenBit,
              a: `${prefix}_difference`,
              b: `${prefix}_rest`,
              done: `${prefix}_interpolated`,
              product: `${prefix}_between`,
            },
          ),
        ]
      : []),
    instance(`${name}_finish`, `${prefix}_finish`, finishParameters(plan), ports),
  ].join('\n');
}
