import type { LayerActivation, LinnActivation } from 'linnet';

/** What layers can apply, as texts of layers write it. */
const labels: Readonly<Record<LayerActivation, string>> = {
  linear: 'linear',
  relu: 'ReLU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  softmax: 'softmax',
  softsign: 'softsign',
  softplus: 'softplus',
  elu: 'ELU',
  selu: 'SELU',
  leakyRelu: 'leaky ReLU',
  relu6: 'ReLU 6',
  hardSigmoid: 'hard sigmoid',
  hardTanh: 'hard tanh',
  exponential: 'exponential',
  gelu: 'GELU',
  silu: 'SiLU',
};

const instrument: Readonly<Record<LinnActivation, string>> = {
  linear: labels.linear,
  relu: labels.relu,
  tanh: labels.tanh,
  sigmoid: labels.sigmoid,
  softsign: labels.softsign,
};

/** Activations to choose from; the instrument has five. What a text has beside them is offered too. */
export function activationOptions(
  forInstrument: boolean,
  current: string,
): readonly { readonly value: string; readonly label: string }[] {
  const known = Object.entries<string>(forInstrument ? instrument : labels).map(([value, label]) => ({ value, label }));
  const offered = [{ value: '', label: 'none' }, ...known];
  return offered.some(({ value }) => value === current) ? offered : [...offered, { value: current, label: current }];
}
