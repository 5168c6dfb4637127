import type { WordFormat } from '@linnet/core';
import type { CalibrationMethod } from '../calibration/method.js';
import { rangeOf } from '../calibration/range.js';
import { stepFor } from '../calibration/steps.js';
import type { FloatLayer, LayerValues } from '../model/float-network.js';
import { applyAll, type OutputRule, outputRule } from '../model/value-functions.js';
import type { FormatChoice, LayerChoices } from '../options.js';

/** What formats of a layer follow from. */
export interface FormatSource {
  readonly choices: LayerChoices;
  /** What the float layer gives for the calibration rows, where there are some. */
  readonly values: LayerValues | undefined;
  readonly method: CalibrationMethod;
  /** The greatest magnitude that comes into the layer. */
  readonly greatestInput: number;
}

/** The formats of a layer's sums and outputs, and what its sums become. */
export interface ChosenFormats {
  readonly rule: OutputRule;
  readonly sum: WordFormat;
  readonly output: WordFormat;
  /** A sentence where nothing says how far the output reaches. */
  readonly unknownRange: readonly string[];
}

/** The formats of a layer. Where a range is not known, which is a problem, words reach 1. */
export function chooseFormats(layer: FloatLayer, source: FormatSource): ChosenFormats {
  const rule = outputRule(layer.functions);
  const { choices } = source;
  const isTable = typeof rule.activation === 'object';
  const range = outputRange(layer, rule, source);
  const output = formatFor(choices.activations, range ?? 1, choices);
  const isUnknown = range === undefined && typeof choices.activations === 'number';
  return {
    rule,
    output,
    sum: isTable ? tableSum(layer, output, source) : output,
    unknownRange: isUnknown
      ? [`Layer "${layer.name}": nothing limits what it gives; give calibration rows, or a format for its activations.`]
      : [],
  };
}

/** How far the word of a layer's output must reach, where that is known. */
function outputRange(layer: FloatLayer, rule: OutputRule, { choices, values, method }: FormatSource) {
  // Words that wrap must hold a sum before its layer limits it.
  const isSumWord = typeof rule.activation === 'string' && choices.overflow === 'wrap';
  const given = isSumWord ? values?.sums : values?.outputs;
  if (given !== undefined && typeof choices.activations === 'number') {
    return rangeOf(given, method, { ...choices, bits: choices.activations });
  }
  return isSumWord ? undefined : knownRange(layer);
}

/** A format that is given, or one of that many bits that reaches a magnitude. */
export function formatFor(
  choice: FormatChoice,
  range: number,
  { steps, rounding, overflow }: Pick<LayerChoices, 'steps' | 'rounding' | 'overflow'>,
): WordFormat {
  if (typeof choice === 'object') return choice;
  return { bits: choice, step: stepFor(range, { bits: choice, overflow, steps }), rounding, overflow };
}

/** What functions limit a layer to, whatever its sums are. All of them grow, so their ends are those of what they give. */
function knownRange({ functions }: FloatLayer): number | undefined {
  const ends = [Number.MAX_VALUE, -Number.MAX_VALUE].map((end) => Math.abs(applyAll(functions, end)));
  const range = Math.max(...ends);
  return range < endless ? range : undefined;
}

/** No limit that somebody sets: what grows this far grows on. */
const endless = 1e30;

/** Bits that sums have more than outputs: a table's input is as fine as its output where the function is steep. */
const moreBits = 4;

function tableSum(layer: FloatLayer, output: WordFormat, source: FormatSource): WordFormat {
  const { choices, values, method, greatestInput } = source;
  const choice: FormatChoice = choices.sums ?? Math.min(32, output.bits + moreBits);
  if (typeof choice === 'object') return choice;
  const seen = values === undefined ? undefined : rangeOf(values.sums, method, { ...choices, bits: choice });
  // A word that saturates need not reach further than where the function ends to change.
  const flat = choices.overflow === 'wrap' ? Number.POSITIVE_INFINITY : flatFrom(layer, output);
  const range = Math.min(seen ?? boundOf(layer, greatestInput), flat);
  return formatFor(choice, range, choices);
}

/** The greatest sum there can be. */
function boundOf({ weights, biases, inputs }: FloatLayer, greatestInput: number): number {
  const sums = Array.from(biases, (bias, unit) =>
    weights
      .subarray(unit * inputs, (unit + 1) * inputs)
      .reduce((sum, weight) => sum + Math.abs(weight) * greatestInput, Math.abs(bias)),
  );
  return sums.reduce((most, sum) => Math.max(most, sum), 0);
}

/** The least power of two from which the functions stay within half a step of where they end. */
function flatFrom({ functions }: FloatLayer, { step }: WordFormat): number {
  const isFlat = (sum: number): boolean =>
    [-1, 1].every(
      (side) => Math.abs(applyAll(functions, side * sum) - applyAll(functions, side * Number.MAX_VALUE)) <= step / 2,
    );
  let sum = 1;
  while (sum < endless && !isFlat(sum)) sum *= 2;
  while (sum > step && isFlat(sum / 2)) sum /= 2;
  return sum;
}
