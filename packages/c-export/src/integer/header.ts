import type { NumberFormat, QuantisedLayer, Scaling } from '@linnet/core';
import { describeFormat } from '@linnet/quantisation';
import type { CReport } from '../document.js';
import { headerCode, memoryText, remarks, unitsText } from '../header.js';
import { formatText } from '../text/formats.js';
import { cDouble, cInteger, counted } from '../text/numbers.js';
import type { LayerPlan } from './layer-plan.js';
import type { IntegerPlan } from './plan.js';

/** The header of a network in integers. */
export function integerHeader(name: string, plan: IntegerPlan, scaling: Scaling, report: CReport): string {
  const { network, inputs, outputs, least, greatest } = plan;
  const last = network.layers.at(-1)?.output ?? network.input;
  return headerCode({
    name,
    title: 'a neural network in integers.',
    about: aboutLines(plan, report, last),
    macros: [
      ['INPUTS', `${inputs}`],
      ['OUTPUTS', `${outputs}`],
      ['INPUT_STEP', cDouble(network.input.step)],
      ['OUTPUT_STEP', cDouble(last.step)],
    ],
    type: 'int32_t',
    run: `Runs the network: ${inputs} integers in steps of the input become ${outputs} in steps of the output. Inputs outside of ${least} to ${greatest} count as the nearer of the two. The places may overlap.`,
    predict: `The same in ${unitsText(scaling)}. What goes in is rounded to steps as ${describeFormat(network.input)} says; NaN counts as 0.`,
  });
}

function aboutLines({ network, layers }: IntegerPlan, report: CReport, output: NumberFormat): readonly string[] {
  return [
    'Every answer is decided by integers: it is the same on every machine, to the bit.',
    '',
    `Inputs:  ${formatText(network.input)}`,
    `Outputs: ${formatText(output)}`,
    '',
    ...layers.flatMap((layer, index) => layerLines(layer, index + 1)),
    '',
    memoryText(report),
    ...remarks('Assumed', report.assumptions),
    ...remarks('Notes', report.notes),
  ];
}

function layerLines({ layer, multipliers, shifts }: LayerPlan, number: number): readonly string[] {
  const { name, inputs, units, accumulatorBits, sum, rounding, overflow, output, least, greatest } = layer;
  const scale = shifts.length > 1 ? 'each unit by its own scale' : scaleText(multipliers[0], shifts[0]);
  return [
    `Layer ${number}, ${name}: ${inputs} -> ${units}, ${activationText(layer)}`,
    `  weights ${weightsText(layer)}`,
    `  sums of ${accumulatorBits} bits, ${scale}, to ${describeFormat({ ...sum, rounding, overflow })}`,
    `  outputs ${describeFormat(output)}, from ${cInteger(least)} to ${greatest}`,
  ];
}

const scaleText = (multiplier = 1, shift = 0): string =>
  multiplier === 1 ? `times 2^-${shift}` : `times ${multiplier} 2^-${shift}`;

function activationText({ activation }: QuantisedLayer): string {
  if (typeof activation === 'string') return activation;
  const { values, isInterpolated } = activation;
  return `a table of ${counted(values.length)}${isInterpolated ? ', interpolated' : ''}`;
}

function weightsText({ weightFormats }: QuantisedLayer): string {
  const texts = [...new Set(weightFormats.map(describeFormat))];
  const [first = ''] = texts;
  return texts.length === 1 ? first : `${first} and ${texts.length - 1} other formats: units have their own`;
}
