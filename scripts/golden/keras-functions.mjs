// Keras's layers that are functions of one number, as our activations.
import { nameUnused, withSetting } from './keras-names.mjs';

/** For each layer its settings, and the function that they come to; undefined where we have none. */
export const functionSettings = {
  ReLU: {
    options: ['max_value', 'negative_slope', 'threshold'],
    name: ({ max_value: most = null, negative_slope: slope = 0, threshold = 0 }) => {
      if ((threshold ?? 0) !== 0) return undefined;
      if ((slope ?? 0) === 0) return { null: 'relu', 6: 'relu6' }[String(most)];
      return slope === 0.2 && most === null ? 'leakyRelu' : undefined;
    },
  },
  LeakyReLU: {
    options: ['negative_slope', 'alpha'],
    name: ({ alpha = 0.3, negative_slope: slope = alpha }) => (slope === 0.2 ? 'leakyRelu' : undefined),
  },
  ELU: { options: ['alpha'], name: ({ alpha = 1 }) => (alpha === 1 ? 'elu' : undefined) },
};

/** Our name of the function. */
export function functionOf(kind, settings, missing, neutral) {
  const { options, name } = functionSettings[kind];
  nameUnused(settings, options, neutral, kind, missing);
  const ours = name(settings);
  const given = options.filter((option) => option in settings).map((option) => withSetting(option, settings[option]));
  if (ours === undefined) missing.add(kind, given.join(' ') || 'with its defaults');
  return ours;
}
