import { sin } from '@linnet/core';

const turn = 2 * Math.PI;
/** How much of a period has passed, from 0 up to 1. */
const phaseOf = (angle: number): number => (angle % turn) * (1 / turn);

/** One period each of what MATLAB's functions of these names give for angles from 0 up: from -1 to 1, over 2 pi. */
const shapes = {
  sine: sin,
  square: (angle: number): number => (angle % turn < Math.PI ? 1 : -1),
  triangle: (angle: number): number => {
    const phase = phaseOf(angle);
    return phase <= 0.5 ? (phase - 0.25) * 4 : (0.75 - phase) * 4;
  },
  sawtooth: (angle: number): number => (phaseOf(angle) - 0.5) * 2,
} as const satisfies Readonly<Record<string, (angle: number) => number>>;

/** Shapes of waves: a sine, +1 then -1, up then down, and up. */
export type WaveName = keyof typeof shapes;

/** All of them, in the order of their classes. */
export const waveNames: readonly WaveName[] = ['sine', 'square', 'triangle', 'sawtooth'];

/** The wave's value at an angle in radians, from 0 up. */
export const waveAt = (name: WaveName, angle: number): number => shapes[name](angle);
