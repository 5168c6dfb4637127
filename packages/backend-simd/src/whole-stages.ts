import type { OpKinds, Shape } from '@linnet/core';
import { commonStages, denseStage, recurrentStage } from './common-stages.js';
import { gridLink } from './grid-records.js';
import * as layout from './layout.js';
import type { Fields } from './record.js';
import { lineOf, type OpPlace, plainStage, type RecordedLink, type Stage, type StageMaker, stepsOf } from './stages.js';
import { activationNames, codeOf } from './vocabulary.js';

/** Stages of the whole kernel. */
export const wholeStages: StageMaker = (place) => {
  const { op, index, input, output, plan } = place;
  const plain = plainStage(index, input);
  switch (op.kind) {
    case 'gru':
      return [gruStage(recurrentStage(op, index, input, plan))];
    case 'simpleRnn':
      return [{ ...recurrentStage(op, index, input, plan), kind: 'simpleRnn', code: layout.SIMPLE_RNN }];
    case 'conv1d':
      return convolution(op, place);
    case 'maxPooling1d':
      return [{ ...pooling(op, index, input, output), kind: 'maxPooling1d', code: layout.MAX_POOLING }];
    case 'averagePooling1d':
      // What came in is not needed on the way back, so values may change in place.
      return [
        { ...pooling(op, index, input, output), kind: 'averagePooling1d', code: layout.AVERAGE_POOLING, links: [] },
      ];
    case 'reshape':
      return reshape(index, input, output);
    case 'batchNormalization':
      return [batchNormalization(plain, op)];
    case 'layerNormalization':
      return [
        { ...normalization(plain, op, plain.steps), kind: 'layerNormalization', code: layout.LAYER_NORMALIZATION },
      ];
    case 'quantise':
      return gridLink(op);
    case 'activation':
      return slopedLink(op);
    default:
      return commonStages(place);
  }
};

/** A function that is told its slope below 0; those without one are links of the common kernel. */
const slopedLink = ({ activation, slope = 0 }: OpKinds['activation']): RecordedLink => ({
  kind: 'record',
  words: { [layout.LINK_ACTIVATION]: codeOf(activationNames, activation), [layout.LINK_SLOPED]: 1 },
  floats: { [layout.LINK_SLOPE]: slope },
  text: `${activation} of slope ${slope}`,
});

const gruStage = (stage: ReturnType<typeof recurrentStage>): Stage => ({
  ...stage,
  kind: 'gru',
  code: layout.GRU,
  buffers: [...stage.buffers, [layout.STAGE_RECURRENT_GATES, stage.steps * stage.gates]],
});

/** Windows over the steps of the input. */
const windows = (
  { stride, before }: { readonly stride: number; readonly before: number },
  size: number,
  dilation: number,
  inputSteps: number,
): Fields => ({
  [layout.STAGE_INPUT_STEPS]: inputSteps,
  [layout.STAGE_WINDOW]: size,
  [layout.STAGE_WINDOW_STRIDE]: stride,
  [layout.STAGE_BEFORE]: before,
  [layout.STAGE_DILATION]: dilation,
});

/** The steps of each window side by side, then a product over those lines. */
function convolution(op: OpKinds['conv1d'], { index, input, output, plan }: OpPlace): readonly Stage[] {
  const [width = 1] = plan.params[op.kernel]?.shape ?? [];
  const line = [stepsOf(output), width * lineOf(input)];
  const product = denseStage(plainStage(index, line), op, plan);
  const gathered: Stage = {
    ...plainStage(index, line),
    kind: 'windows',
    code: layout.WINDOWS,
    inputs: lineOf(input),
    words: windows(op, width, op.dilation, stepsOf(input)),
  };
  return [gathered, product];
}

const pooling = (
  op: OpKinds['maxPooling1d'],
  index: number,
  input: Shape,
  output: Shape,
): Omit<Stage, 'kind' | 'code'> => ({
  ...plainStage(index, output),
  words: windows(op, op.size, 1, stepsOf(input)),
});

/** Where lines are as long as before, nothing changes. */
function reshape(index: number, input: Shape, output: Shape): readonly Stage[] {
  if (lineOf(input) === lineOf(output)) return [];
  const stage = plainStage(index, output);
  const words = { [layout.STAGE_INPUT_STEPS]: stepsOf(input) };
  return [{ ...stage, kind: 'reshape', code: layout.RESHAPE, inputs: lineOf(input), links: [], words }];
}

const batchNormalization = (plain: Omit<Stage, 'kind' | 'code'>, op: OpKinds['batchNormalization']): Stage => {
  // Three lines of factors; a batch has room for four rows at least.
  const stage = normalization(plain, op, 1);
  return {
    ...stage,
    kind: 'batchNormalization',
    code: layout.BATCH_NORMALIZATION,
    params: { ...stage.params, [layout.STAGE_MEAN]: op.mean, [layout.STAGE_VARIANCE]: op.variance },
    words: { [layout.STAGE_FROZEN]: Number(op.frozen === true) },
    floats: { ...stage.floats, [layout.STAGE_MOMENTUM]: op.momentum },
    wholeBatch: true,
  };
};

/** `lines`: how many lines of factors there are for each row. */
const normalization = (
  plain: Omit<Stage, 'kind' | 'code'>,
  { gamma, beta, epsilon }: OpKinds['layerNormalization'],
  lines: number,
): Omit<Stage, 'kind' | 'code'> => ({
  ...plain,
  links: [],
  params: { [layout.STAGE_GAMMA]: gamma, [layout.STAGE_BETA]: beta },
  floats: { [layout.STAGE_EPSILON]: epsilon },
  buffers: [
    ...plain.buffers,
    [layout.STAGE_FACTORS, lines],
    [layout.STAGE_NORMALISED, plain.steps, 'training'],
    [layout.STAGE_SUMS, 1, 'training'],
  ],
});
