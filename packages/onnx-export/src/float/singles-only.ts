import type { LayerSpec } from '@linnet/core';

/** Layers whose operators onnxruntime has in single floats alone. */
const operators: Readonly<Record<string, string>> = {
  conv1d: 'Conv',
  averagePooling1d: 'AveragePool',
  globalMaxPooling1d: 'GlobalMaxPool',
  globalAveragePooling1d: 'GlobalAveragePool',
  simpleRnn: 'RNN',
  lstm: 'LSTM',
  gru: 'GRU',
};

/** Why a layer cannot be computed in doubles, in words that follow its name; undefined where it can. */
export function singlesOnly({ kind, config }: LayerSpec): string | undefined {
  if (kind === 'bidirectional') return `reads steps with RNN, LSTM or GRU, ${alone}`;
  if (Object.hasOwn(operators, kind)) return `is the operator ${operators[kind]}, ${alone}`;
  const appliesErf = (kind === 'dense' || kind === 'activation') && config?.activation === 'gelu';
  return appliesErf ? `applies gelu with the operator Erf, ${alone}` : undefined;
}

const alone = 'which onnxruntime has in single floats alone; use precision "single".';
