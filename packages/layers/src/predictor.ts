import { type Plan, type Scaling, sizeOf } from '@linnet/core';
import type { Engine } from './engine.js';
import { checkNumbers, checkPlace, checkSynchronous, createRowRunner } from './row-runner.js';

/** Predicts one row at a time, at once: for control loops, audio and pages that draw. */
export interface Predictor {
  /**
   * Writes the prediction of a row to `out`, with the same bits as `predict` (but for relaxed arithmetic): scaling is applied
   * and undone where the model has one. Rows of several axes come one axis after another. It allocates nothing of its own.
   * @throws LinnetError `bad-shape` for a row or an `out` of the wrong length, `bad-value` for NaN or infinite values;
   * nothing is computed then.
   */
  run(row: ArrayLike<number>, out: Float32Array): void;
  /** How many numbers a row has. */
  readonly inputs: number;
  /** How many numbers a prediction has. */
  readonly outputs: number;
}

/** Makes the predictor of a model, which follows what the model learns; `explained` says what an error of its program means. */
export async function createPredictor(
  plan: Plan,
  engine: Engine,
  scaling: () => Scaling | undefined,
  explained: (error: unknown) => unknown,
): Promise<Predictor> {
  const [inputs, outputs] = [sizeOf(plan.input), sizeOf(plan.output)];
  const backend = await engine.load();
  await checkSynchronous(engine.present(), plan, backend);
  const runRow = createRowRunner({ plan, program: engine.present, scaling });
  return {
    inputs,
    outputs,
    run: (row, out) => {
      checkNumbers(row, inputs, 'The row to predict', `a list of ${inputs} numbers`);
      checkPlace(out, outputs);
      try {
        runRow(row, 0, out);
      } catch (error) {
        throw explained(error);
      }
    },
  };
}
