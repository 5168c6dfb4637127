// Keras's layers that are functions of one number, as layers of ours.
import { nameUnused, withSetting } from './keras-names.mjs';

/** For each layer its settings, and the layer that they come to; undefined where we have none. */
export const functionSettings = {
  ReLU: {
    options: ['max_value', 'negative_slope', 'threshold'],
    make: ({ max_value: most = null, negative_slope: slope = 0, threshold = 0 }, { activation, leakyRelu }) => {
      if ((threshold ?? 0) !== 0) return undefined;
      if ((slope ?? 0) !== 0) return most === null ? leakyRelu({ slope }) : undefined;
      const name = { null: 'relu', 6: 'relu6' }[String(most)];
      return name === undefined ? undefined : activation(name);
    },
  },
  LeakyReLU: {
    options: ['negative_slope', 'alpha'],
    make: ({ alpha = 0.3, negative_slope: slope = alpha }, { leakyRelu }) => leakyRelu({ slope }),
  },
  // Below 0 it would not end, or turn round.
  ELU: { options: ['alpha'], make: ({ alpha = 1 }, { elu }) => (alpha > 0 ? elu({ alpha }) : undefined) },
};

/** Our layer. */
export function functionLayer(kind, settings, missing, neutral, layers) {
  const { options, make } = functionSettings[kind];
  nameUnused(settings, options, neutral, kind, missing);
  const layer = make(settings, layers);
  const given = options.filter((option) => option in settings).map((option) => withSetting(option, settings[option]));
  if (layer === undefined) missing.add(kind, given.join(' ') || 'with its defaults');
  return layer;
}
