// Keras's regularizers and constraints as ours.
import { isObject } from './numbers.mjs';

/** By Keras's class: our value of its configuration. */
const regularizers = {
  L1: ({ l1 }, layers) => layers.l1(l1),
  L2: ({ l2 }, layers) => layers.l2(l2),
  L1L2: ({ l1 = 0, l2 = 0 }, layers) => layers.l1l2({ l1, l2 }),
};
const constraints = {
  MaxNorm: ({ max_value: limit }, layers) => layers.maxNorm(limit),
  NonNeg: (_, layers) => layers.nonNegative(),
  UnitNorm: (_, layers) => layers.unitNorm(),
  MinMaxNorm: ({ min_value: low, max_value: high, rate }, layers) => layers.minMaxNorm({ low, high, rate }),
  // A clip after each update, as the vendor's package has it; it is written out.
  Clip: ({ 'clip to': to }, layers) => layers.within(to),
};

/** Names that Keras takes for a class with its defaults. */
const classNames = { l1: 'L1', l2: 'L2', l1l2: 'L1L2', l1_l2: 'L1L2' };
const settingsOf = {
  L1: ['l1'],
  L2: ['l2'],
  L1L2: ['l1', 'l2'],
  MaxNorm: ['max_value', 'axis'],
  NonNeg: [],
  UnitNorm: ['axis'],
  MinMaxNorm: ['min_value', 'max_value', 'rate', 'axis'],
  Clip: ['clip to', 'when'],
};

/** Our value of a regularizer or a constraint, whichever the setting's name says. */
export function translateRule(name, rule, missing, { layers }) {
  const known = name.endsWith('_regularizer') ? regularizers : constraints;
  const { class: kind, ...config } = normalised(rule);
  const isWhole =
    Object.hasOwn(known, kind) &&
    Object.keys(config).every((key) => settingsOf[kind].includes(key)) &&
    (config.axis ?? 0) === 0 &&
    (config.when ?? 'after each update') === 'after each update';
  if (isWhole) return known[kind](config, layers);
  missing.add(name.endsWith('_regularizer') ? 'regularizer' : 'constraint', JSON.stringify(rule));
  return undefined;
}

/** The class and its configuration: as the files have it, as Keras serialises it, or a name alone. */
function normalised(rule) {
  if (typeof rule === 'string') return { class: classNames[rule] ?? upperCamel(rule) };
  if (!isObject(rule)) return { class: String(rule) };
  if ('clip to' in rule) return { class: 'Clip', ...rule };
  const { class_name: name, config, module: _, registered_name: __, ...own } = rule;
  return name === undefined ? own : { class: name, ...config };
}

const upperCamel = (name) => name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase());
