import { LinnetError, nearestName, throwProblems } from '@linnet/core';
import { linnActivations, linnLimits } from '@linnet/linn-export';

/**
 * Checks what a network for the instrument is to be, before a layer is made.
 * @throws LinnetError `bad-option` for what is no definition, `limit` that lists everything the instrument cannot hold.
 */
export function checkDefinition(inputs: unknown, definition: unknown): void {
  const entries = entriesOf(definition);
  throwProblems('limit', 'The instrument cannot run this network:', [
    ...countProblems('The network', 'inputs', inputs, linnLimits.inputs),
    ...layerCountProblems(entries.length),
    ...entries.flatMap(([units, activation], index) => [
      ...countProblems(`Layer ${index + 1}`, 'neurons', units, linnLimits.neurons),
      ...(activation === undefined ? [] : activationProblems(`Layer ${index + 1}`, activation)),
    ]),
  ]);
}

function entriesOf(definition: unknown): readonly (readonly unknown[])[] {
  const form = 'Layers are given as a list of [units] or [units, activation]';
  if (!Array.isArray(definition)) throw new LinnetError('bad-option', `${form}; this is ${shown(definition)}.`);
  const problems = definition.flatMap((entry: unknown, index) =>
    Array.isArray(entry) && (entry.length === 1 || entry.length === 2) ? [] : [`layer ${index + 1} is ${shown(entry)}`],
  );
  if (problems.length > 0) throw new LinnetError('bad-option', `${form}: ${problems.join('; ')}.`, { problems });
  return definition;
}

function layerCountProblems(layers: number): readonly string[] {
  if (layers >= 1 && layers <= linnLimits.layers) return [];
  return [`The network has ${layers} layers; the instrument takes 1 to ${linnLimits.layers}, the last one included.`];
}

function countProblems(what: string, of: string, count: unknown, most: number): readonly string[] {
  if (Number.isInteger(count) && Number(count) >= 1 && Number(count) <= most) return [];
  return [`${what} has ${shown(count)} ${of}; the instrument takes a whole number from 1 to ${most}.`];
}

function activationProblems(what: string, activation: unknown): readonly string[] {
  if (linnActivations.some((known) => known === activation)) return [];
  const near = typeof activation === 'string' ? nearestName(activation, linnActivations) : undefined;
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return [`${what} has activation ${shown(activation)}; the instrument has ${linnActivations.join(', ')}.${hint}`];
}

const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value));
