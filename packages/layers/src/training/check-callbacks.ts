import { LinnetError, nearestName, showValue } from '@linnet/core';
import type { Callback } from './callback.js';

const hooks: Readonly<Record<keyof Callback, true>> = {
  onTrainBegin: true,
  onEpochBegin: true,
  onBatchBegin: true,
  onBatchEnd: true,
  onProgress: true,
  onEpochEnd: true,
  onDivergence: true,
  onTrainEnd: true,
  readState: true,
  writeState: true,
};

/** Throws for what is no callback, and for hooks that nobody would call: every problem at once. */
export function checkCallbacks(callbacks: readonly Callback[]): void {
  // Not `flatMap` on the list itself: it would pass over holes.
  const problems = Array.from(callbacks, problemsOf).flatMap((found, index) =>
    found.map((problem) => `Callback ${index + 1} ${problem}`),
  );
  if (problems.length > 0) throw new LinnetError('bad-option', problems.join(' '), { problems });
}

function problemsOf(callback: unknown): readonly string[] {
  if (typeof callback !== 'object' || callback === null) return [`is ${showValue(callback)}; use an object of hooks.`];
  const members = callback as Readonly<Record<string, unknown>>;
  const known = Object.keys(hooks);
  const wrong = known.filter((name) => !['undefined', 'function'].includes(typeof members[name]));
  const unknown = memberNames(callback).filter((name) => /^on[A-Z]/.test(name) && !known.includes(name));
  return [
    ...wrong.map((name) => `has ${showValue(members[name])} for ${name}; use a function.`),
    ...unknown.map((name) => {
      const near = nearestName(name, known);
      return `has "${name}", which is no hook.${near === undefined ? ` Hooks: ${known.join(', ')}.` : ` Did you mean "${near}"?`}`;
    }),
  ];
}

/** Also those that it has from its class. */
function memberNames(value: object): readonly string[] {
  const parent: object | null = Object.getPrototypeOf(value);
  const inherited = parent === null || parent === Object.prototype ? [] : memberNames(parent);
  return [...Object.getOwnPropertyNames(value), ...inherited];
}
