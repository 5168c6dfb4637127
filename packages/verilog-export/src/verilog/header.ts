import type { DesignPlan } from '../plan/design-plan.js';
import { totalOf } from '../plan/multipliers.js';
import { printable } from './layer-parts.js';

/** What a person must know to use the top module, as a comment. */
export function header(design: DesignPlan): string {
  return [...ports(design), '', ...timingLines(design), '', ...lengths(design), '', ...linting]
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');
}

function ports({ name, network: { input }, last, layers: [first] }: DesignPlan): readonly string[] {
  const least =
    input.overflow === 'saturateSymmetric' ? 'Its least number never comes in: the accumulators rest on it.' : '';
  return [
    `${name}: a network of integers. Written by linnet; the numbers are those of its emulator, bit for bit.`,
    'Verilog-2005, one clock, rising edges. Memories that are only read have their words in initial blocks.',
    '',
    'in_valid, in_ready, in_data: the inputs of a vector one after another, first to last; a word is taken at each edge at',
    `which both in_valid and in_ready are high. Cycles between words are allowed. A word is signed, of ${first.inputBits} bits, and`,
    `stands for itself times ${input.step}. ${least}`.trimEnd(),
    'out_valid, out_data: high for one cycle for each vector, with all outputs side by side, output 0 in the lowest bits;',
    `each is signed, of ${last.outputBits} bits, and stands for itself times ${last.layer.output.step}.`,
    'reset: synchronous, high for one cycle at least. It ends vectors that are under way; memories are not cleared.',
  ];
}

function timingLines({ timing, multipliers, sharing, last, layers }: DesignPlan): readonly string[] {
  const { latencyCycles, initiationInterval } = timing;
  const architecture =
    sharing === undefined
      ? [
          'Every unit has a multiplier of its own, and layers work side by side: a layer takes an input a cycle and gives its',
          'first output 3 edges after the last one was taken: added at the first of them, rescaled and rounded at the second,',
          'activated and limited at the third edge, at which the next layer takes it. Units follow one a cycle; those of the',
          'last layer come together.',
        ]
      : [
          `All layers share ${sharing.lanes} multipliers: that many units of a layer are summed at a time, one input a cycle.`,
          'Units are finished one after another while the next ones are summed.',
          ...(sharing.isSerial ? ['The multiplications after the sums are additions, bit after bit.'] : []),
        ];
  return [
    ...architecture,
    `With an input a cycle and the first one taken at edge 0, out_valid is high at edge ${latencyCycles}${
      sharing === undefined ? `: the sum of inputs + 3 over the ${layers.length} layers` : ''
    }.`,
    `The first input of the next vector is taken ${initiationInterval} cycles after that of this one at the earliest; in_ready says so.`,
    `Multipliers: ${totalOf(multipliers)} (${multipliers.products} weights times inputs, ${multipliers.rescaling} rescaling, ${multipliers.interpolation} between values of tables).`,
    `Outputs stand until the next vector's come${sharing === undefined || last.units === 1 ? '' : ', one after another'}.`,
  ];
}

function lengths({ network, layers }: DesignPlan): readonly string[] {
  return [
    'Word lengths (input, weights, accumulator, word of the sums, output):',
    ...layers.map(
      ({ layer, inputBits, weightBits, accumulatorBits, wordBits, outputBits }, index) =>
        `  layer ${index + 1}, ${printable(layer.name)}: ${[inputBits, weightBits, accumulatorBits, wordBits, outputBits].join(', ')}`,
    ),
    ...[...network.assumptions, ...network.notes].map(printable),
  ];
}

const linting: readonly string[] = [
  'Lint: WIDTH, because signed operands are meant to be extended by the rules of the language; UNUSED and DECLFILENAME,',
  'because the modules stand in one file and not every layer needs every port of them.',
];
