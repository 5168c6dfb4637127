import { type Floats, type Plan, type Shape, sizeOf } from '@linnet/core';
import type { Stage } from './stages.js';

/** How a parameter lies in the kernel's memory: rows of blocks (a recurrent layer's gates), each padded to whole vectors. */
export interface ParameterLayout {
  readonly rows: number;
  readonly blocks: number;
  /** Numbers of a block that count. */
  readonly units: number;
  readonly width: Width;
  /** Bytes from row to row. */
  readonly stride: number;
  /** Bytes in all: kernels are padded to four rows. */
  readonly bytes: number;
}

/** Rounded up to a multiple of four. */
export const padded = (count: number): number => Math.ceil(count / 4) * 4;

/** How many models share every vector, and so how lines are laid out: alone, padded to vectors; or four in its lanes. */
export type Width = 1 | 4;

/** Bytes of a line of numbers. */
export const lineBytes = (numbers: number, width: Width): number => (width === 1 ? padded(numbers) * 4 : numbers * 16);

/** Rows of a batch as buffers hold them. */
export const roomOf = ({ batchSize, width }: { readonly batchSize: number; readonly width: Width }): number =>
  width === 1 ? padded(batchSize) : batchSize;

/** The layout of every parameter, by index; of those that no stage uses too. */
export function parameterLayouts(plan: Plan, stages: readonly Stage[], width: Width): readonly ParameterLayout[] {
  return plan.params.map(({ shape }, index) => {
    const stage = stages.find(({ params }) => Object.values(params).includes(index));
    return layoutOf(shape, stage?.gates ?? 1, width);
  });
}

function layoutOf(shape: Shape, blocks: number, width: Width): ParameterLayout {
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / columns;
  const units = columns / blocks;
  const stride = blocks * lineBytes(units, width);
  return { rows, blocks, units, width, stride, bytes: (width === 1 ? padded(rows) : rows) * stride };
}

// Plain loops, and nothing allocated: they run for every parameter after every epoch.

/** Copies a parameter's numbers into the memory, from the float at `to` on. Padding stays as it is: zeros. */
export function pack(memory: Float32Array, to: number, values: Floats, layout: ParameterLayout): void {
  const { rows, blocks, units, width } = layout;
  const distance = distanceOf(layout);
  let index = 0;
  for (let block = 0, start = to; block < rows * blocks; block++, start += distance) {
    for (let unit = 0; unit < units; unit++) memory[start + unit * width] = values[index++] as number;
  }
}

/** The reverse. */
export function unpack(values: Floats, memory: Float32Array, from: number, layout: ParameterLayout): void {
  const { rows, blocks, units, width } = layout;
  const distance = distanceOf(layout);
  let index = 0;
  for (let block = 0, start = from; block < rows * blocks; block++, start += distance) {
    for (let unit = 0; unit < units; unit++) values[index++] = memory[start + unit * width] as number;
  }
}

/** How many floats lie from one block to the next in the memory. */
const distanceOf = ({ blocks, stride }: ParameterLayout): number => stride / (4 * blocks);
