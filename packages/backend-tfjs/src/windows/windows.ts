import type { Plan, PlanOp } from '@linnet/core';

/** Windows that move over the steps of each row. */
export interface Windows {
  readonly steps: number;
  readonly channels: number;
  /** How many there are in a row. */
  readonly count: number;
  /** How many places each has, `dilation` steps apart. */
  readonly size: number;
  readonly dilation: number;
  readonly stride: number;
  readonly before: number;
}

/** The windows of an op. */
export function windowsOf(
  op: Pick<PlanOp, 'inputs' | 'outputs'> & Pick<Windows, 'stride' | 'before'>,
  { buffers }: Plan,
  size: number,
  dilation: number,
): Windows {
  const [steps = 1, channels = 1] = buffers[op.inputs[0] ?? -1] ?? [];
  const [count = 1] = buffers[op.outputs[0] ?? -1] ?? [];
  return { steps, channels, count, size, dilation, stride: op.stride, before: op.before };
}

/** Goes through the steps that windows see, those outside left out; steps and windows are counted through all rows. */
export function forEachSeen(
  { steps, count, size, dilation, stride, before }: Windows,
  rows: number,
  visit: (step: number, window: number, place: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let window = 0; window < count; window++) {
      const first = window * stride - before;
      for (let place = 0; place < size; place++) {
        const step = first + place * dilation;
        if (step >= 0 && step < steps) visit(row * steps + step, row * count + window, place);
      }
    }
  }
}
