import { type LinnSetup, unscaleValue } from 'linnet';

/** What answers of the network, from -1 to 1, say of a window. */
export interface Classes {
  /** 0 for a sound one, 1 for a defective one, and what lies between. */
  targetOf(answer: number): number;
  isDefective(answer: number): boolean;
}

/** As targets were scaled for the network. */
export function classesOf({ output }: LinnSetup): Classes {
  const { low, high } = output.bounds[0] ?? { low: 0, high: 1 };
  const targetOf = (answer: number): number => unscaleValue(answer, low, high);
  return { targetOf, isDefective: (answer) => targetOf(answer) > 0.5 };
}
