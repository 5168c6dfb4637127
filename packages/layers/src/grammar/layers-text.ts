import { LinnetError, throwProblems, unknownName } from '@linnet/core';
import type { Layer } from '../layer.js';
import { denseOf, type LayerWord, layerWords, wordNamed } from './layer-words.js';

/** A layer, and what of it the others must know. */
export interface WrittenLayer {
  readonly text: string;
  readonly layer: Layer;
  readonly takesSteps: boolean;
}

/**
 * The layers of a text such as `16:relu,dropout:0.2,1:sigmoid`: items with commas in between, a number alone is a dense
 * layer. A recurrent layer hands every step on where the next one that is no plain function takes steps.
 * @throws LinnetError `bad-option` that tells of every item that is none, and what is possible
 */
export function parseLayers(text: string): readonly WrittenLayer[] {
  const items = text.split(',').map((item) => item.trim());
  const words = items.map(wordOf);
  const problems: string[] = [];
  const layers: WrittenLayer[] = [];
  items.forEach((item, index) => {
    try {
      layers.push(layerOf(item, words[index], nextTakesSteps(words, index)));
    } catch (error) {
      if (!LinnetError.is(error)) throw error;
      problems.push(`item ${index + 1}, "${item}": ${error.message}`);
    }
  });
  throwProblems('bad-option', 'These layers do not do:', problems);
  return layers;
}

/** Every form that an item may have. */
const layerForms: readonly string[] = ['UNITS[:ACTIVATION]', ...Object.values(layerWords).map(({ form }) => form)];

const isUnits = (name: string): boolean => /^[-+.\d]/u.test(name);

function wordOf(item: string): LayerWord | undefined {
  const [name = ''] = item.split(':');
  return layerWords[wordNamed(name, Object.keys(layerWords)) ?? ''];
}

function layerOf(item: string, word: LayerWord | undefined, sequences: boolean): WrittenLayer {
  const [name = '', ...parts] = item.split(':').map((part) => part.trim());
  if (isUnits(name)) return { text: item, layer: denseOf([name, ...parts]), takesSteps: false };
  if (item === '') throw new LinnetError('bad-option', `It is empty. Write one of: ${layerForms.join(', ')}.`);
  if (word === undefined) throw unknownName('layer', name, Object.keys(layerWords));
  try {
    return { text: item, layer: word.make(parts, sequences), takesSteps: word.takesSteps === true };
  } catch (error) {
    if (!LinnetError.is(error)) throw error;
    throw new LinnetError(error.code, `${error.message} It is written ${word.form}.`, { cause: error });
  }
}

/** What neither takes steps nor makes rows of them. */
const passing = ['dropout', 'gaussianNoise', 'batchNormalization', 'layerNormalization', 'activation', 'clip'];

function nextTakesSteps(words: readonly (LayerWord | undefined)[], index: number): boolean {
  const next = words
    .slice(index + 1)
    .find((word) => word === undefined || !passing.some((name) => layerWords[name] === word));
  return next?.takesSteps === true;
}
