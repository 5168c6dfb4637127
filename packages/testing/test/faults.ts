/** Mistakes that a backend can make; the suite must notice each of them. */
export const faults = [
  'ignores row weights',
  'divides by the sum of weights',
  'divides short batches by the whole batch size',
  'gives the loss of a batch as its sum',
  'puts predictions in the order of training',
  'predicts after the update',
  'ignores the order',
  'trains beyond the end of the pass',
  'limits parameters from the start',
  'does not limit parameters',
  'takes the rate of the optimizer',
  'trains what should not train',
  'leaves out a gradient',
  'has gradients of four digits',
  'has epsilon inside the bias correction',
  'has no bias correction',
  'forgets the step count of a state',
  'forgets the moments of a state',
  'clears the moments when parameters are written',
  'hands out its own arrays',
  'keeps arrays it was given',
  'takes parameters of other lengths',
  'takes half of a state that does not fit',
  'lives on after dispose',
  'has one memory for all programs',
  'is not deterministic',
  'learns when it evaluates',
  'refuses nothing',
] as const;

/** One of them. */
export type Fault = (typeof faults)[number];
