import { type Floats, type KernelContext, type Operand, sizeOf } from '@linnet/core';
import { operandOf } from '../operand.js';
import { type Grouping, measureMoments, sizeOfGroup } from './moments.js';

/** What a normaliser is made of. */
export interface NormaliserOptions {
  /** Which values share a mean and a variance. */
  readonly grouping: Grouping;
  readonly epsilon: number;
  /** Scale and shift of each channel. */
  readonly gamma: Operand | undefined;
  readonly beta: Operand | undefined;
}

/** (x - mean) / sqrt(variance + epsilon) gamma + beta, from an op's only input to its output. */
export interface Normaliser {
  /** One for each group. */
  readonly means: Floats;
  readonly variances: Floats;
  /** Takes both from the first places of x. */
  measure(places: number): void;
  /** Writes y, with means and variances as they are. */
  apply(places: number): void;
  /** Adds to the gradients of x, gamma and beta; means and variances follow x where they were measured. */
  addGradients(places: number, measured: boolean): void;
}

/** Lays it out. */
export function createNormaliser(context: KernelContext, options: NormaliserOptions): Normaliser {
  const { grouping, epsilon, gamma, beta } = options;
  const { channels, placeStep, channelStep } = grouping;
  const [x, y] = [operandOf(context.inputs, 0), operandOf(context.outputs, 0)];
  const groups = placeStep === 0 ? channels : (context.batchSize * sizeOf(x.shape)) / channels;
  const perGroup = (): Floats => context.scratch(groups);
  const [means, variances, inverses] = [perGroup(), perGroup(), perGroup()];
  // Of the gradient towards each normalised value, and of its product with that value.
  const [sums, products] = [perGroup(), perGroup()];

  const normalised = (index: number, group: number): number =>
    ((x.value[index] as number) - (means[group] as number)) * (inverses[group] as number);
  /** The gradient towards a normalised value. */
  const towards = (arriving: Floats, index: number, channel: number): number =>
    (arriving[index] as number) * (gamma === undefined ? 1 : (gamma.value[channel] as number));

  /** Sums over each group, and the gradients of gamma and beta. */
  const sumUp = (arriving: Floats, places: number): void => {
    sums.fill(0);
    products.fill(0);
    for (let place = 0, index = 0; place < places; place++) {
      for (let channel = 0; channel < channels; channel++, index++) {
        const group = place * placeStep + channel * channelStep;
        const value = normalised(index, group);
        const slope = towards(arriving, index, channel);
        sums[group] = (sums[group] as number) + slope;
        products[group] = (products[group] as number) + slope * value;
        if (gamma?.gradient !== undefined) addAt(gamma.gradient, channel, (arriving[index] as number) * value);
        if (beta?.gradient !== undefined) addAt(beta.gradient, channel, arriving[index] as number);
      }
    }
  };
  /**
   * With n values in a group, 1 / sqrt(variance + epsilon) (g - (sum of g + value times sum of g value) / n); without the
   * part that is divided by n where means and variances are constants.
   */
  const addInputGradient = (to: Floats, arriving: Floats, places: number, measured: boolean): void => {
    const count = measured ? sizeOfGroup(grouping, places) : Number.POSITIVE_INFINITY;
    for (let place = 0, index = 0; place < places; place++) {
      for (let channel = 0; channel < channels; channel++, index++) {
        const group = place * placeStep + channel * channelStep;
        const common = (sums[group] as number) + normalised(index, group) * (products[group] as number);
        addAt(to, index, (inverses[group] as number) * (towards(arriving, index, channel) - common / count));
      }
    }
  };
  return {
    means,
    variances,
    measure: (places) => measureMoments(means, variances, x.value, grouping, places),
    apply: (places) => {
      for (let group = 0; group < groups; group++) {
        inverses[group] = 1 / Math.sqrt((variances[group] as number) + epsilon);
      }
      for (let place = 0, index = 0; place < places; place++) {
        for (let channel = 0; channel < channels; channel++, index++) {
          const value = normalised(index, place * placeStep + channel * channelStep);
          const scaled = gamma === undefined ? value : value * (gamma.value[channel] as number);
          y.value[index] = beta === undefined ? scaled : scaled + (beta.value[channel] as number);
        }
      }
    },
    addGradients: (places, measured) => {
      if (y.gradient === undefined) return;
      sumUp(y.gradient, places);
      if (x.gradient !== undefined) addInputGradient(x.gradient, y.gradient, places, measured);
    },
  };
}

function addAt(to: Floats, index: number, term: number): void {
  to[index] = (to[index] as number) + term;
}
