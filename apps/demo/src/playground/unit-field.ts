import type { Field } from '../protocol/index.js';

/** One output of a field, as a field of its own. */
export function unitField({ resolution, outputs, values }: Field, unit: number): Field {
  const of = new Float32Array(resolution * resolution);
  for (let at = 0; at < of.length; at++) of[at] = values[at * outputs + unit] as number;
  return { resolution, outputs: 1, values: of };
}
