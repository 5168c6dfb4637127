/** Mistakes that a backend can make, by the group of the suite that must notice them. */
export const faultsByGroup = {
  ops: [
    'ignores row weights',
    'divides by the sum of weights',
    'gives the loss of a batch as its sum',
    'predicts after the update',
    'trains what should not train',
    'leaves out a gradient',
    'has gradients of four digits',
    'takes the wrong activation for gates',
    'resets after the product where it should before',
    'leaves out a bias of gates',
  ],
  activations: [
    'takes 0.01 for the slope of leakyRelu',
    'takes the slope of the name for one that it is told',
    'approximates gelu by a hyperbolic tangent',
    'has no upper limit in relu6',
    'overflows in softplus',
  ],
  normalisation: [
    'takes statistics of the batch when it predicts',
    'keeps an unbiased variance',
    'exchanges the shares of old and new statistics',
    'takes statistics for constants on the way back',
    'leaves out epsilon',
    'does not let statistics follow',
    'takes statistics of the batch where they are frozen',
  ],
  'convolution and pooling': [
    'spreads the gradient of a maximum over equal values',
    'counts padding in means',
    'takes padding for 0 in maxima',
    'pads after the last step alone',
    'ignores dilation',
    'turns kernels around',
  ],
  'shapes, tokens and branches': [
    'sets the gradient of a token where it should add',
    'gives the last row of the table for tokens that it has not',
    'reverses values and not gradients',
    'drops the gradient of the second input',
    'joins inputs one after another',
    'takes a sum for a mean',
    'computes in place what others read',
  ],
  'fixed-point grids': [
    'rounds halves to even',
    'adds a half in single floats',
    'lets gradients pass beyond the ends of a grid',
    'sees parameters as they are',
    'keeps parameters on their grids',
    'takes the first step for all places',
  ],
  losses: [
    'takes losses from probabilities',
    'shows probabilities for a loss of logits',
    'takes logits for probabilities',
    'takes 1 for every delta',
    'overflows in logCosh',
    'takes lengths for 1e-6 at least',
    'gives a divergence as a mean',
  ],
  optimizers: [
    'has no schedule in nadam',
    'starts adagrad at 0',
    'forgets the largest squares',
    'lets the largest gradient never shrink',
    'decays weights through their gradients',
    'decays weights after the update',
    'decays what does not train',
    'clips each gradient alone for the norm of all',
    'clips numbers by their norm',
    'clips before it penalises',
    'does not limit parameters',
    'has epsilon inside the bias correction',
    'has no bias correction',
    'takes Nesterov momentum for the other',
    'never centres',
    'takes l1 for l2',
    'leaves the penalty out of evaluate',
    'takes a norm at once that should come by and by',
  ],
  noise: [
    'has no noise',
    'has noise when it predicts',
    'has the same noise in every step',
    'has no gaussian noise',
    'draws gaussian noise evenly',
  ],
  passes: [
    'divides short batches by the whole batch size',
    'puts predictions in the order of training',
    'ignores the order',
    'trains beyond the end of the pass',
    'takes the rate of the optimizer',
  ],
  parameters: ['limits parameters from the start', 'keeps arrays it was given', 'takes parameters of other lengths'],
  state: [
    'forgets the step count of a state',
    'forgets the moments of a state',
    'forgets what ops keep in a state',
    'clears the moments when parameters are written',
    'hands out its own arrays',
    'leaves a spent state as it was',
    'takes half of a state that does not fit',
  ],
  predictions: ['learns when it evaluates'],
  streams: ['forgets the state after a row', 'does not reset'],
  lanes: [
    'gives all lanes the pass of the first',
    'has one memory for all lanes',
    'takes other lanes with it when one is disposed',
  ],
  programs: ['lives on after dispose', 'has one memory for all programs', 'is not deterministic'],
  descriptions: ['describes nothing at all'],
  refusals: ['refuses nothing', 'takes every constraint', 'takes every clipping', 'merges by every name'],
} as const;

/** A group that has faults. */
export type FaultyGroup = keyof typeof faultsByGroup;

/** One mistake. */
export type Fault = (typeof faultsByGroup)[FaultyGroup][number];

/** Every mistake, with the group that must notice it. */
export const faults: readonly (readonly [fault: Fault, group: string])[] = Object.entries(faultsByGroup).flatMap(
  ([group, own]) => own.map((fault) => [fault, group] as const),
);

/** Tells whether this is the mistake. */
export type Has = (fault: Fault) => boolean;
