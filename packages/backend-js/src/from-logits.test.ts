import { type Loss, loadBackend, type Program } from '@linnet/core';
import { expect, it } from 'vitest';
import { dense, descent, paramsOf, planOf, samplesFor, softmax } from '../test/nets.js';
import { js } from './index.js';

const rows = 5;
const order = Uint32Array.from({ length: rows }, (_, row) => row);

it.each(['binaryCrossentropy', 'categoricalCrossentropy', 'sparseCategoricalCrossentropy'] as const)(
  '%s from logits trains as with its function behind, and shows the logits',
  async (kind) => {
    const bare = planOf(4, [dense(3, 'linear')]);
    const whole = planOf(4, kind === 'binaryCrossentropy' ? [dense(3, 'sigmoid')] : [dense(3, 'linear'), softmax]);
    const backend = await loadBackend(js);
    const samples = samplesFor(bare, rows, 7, { kind });
    const results = (loss: Loss, plan: typeof bare) => {
      const program: Program = backend.compile(plan, descent(rows, loss));
      program.write(paramsOf(plan, 3));
      const [before, during] = [new Float32Array(rows * 3), new Float32Array(rows * 3)];
      void program.infer(samples.x, before);
      const evaluated = program.evaluate(samples, new Float32Array(rows * 3));
      const losses = new Float64Array(1);
      void program.train(samples, { order, from: 0, to: rows, learningRate: 0.5, noiseSeed: 1, out: during, losses });
      return { before, during, evaluated, loss: losses[0], params: program.read() };
    };
    const [logits, probabilities] = [results({ kind, fromLogits: true }, bare), results({ kind }, whole)];
    expect(logits.params).toEqual(probabilities.params);
    expect(logits.loss).toBe(probabilities.loss);
    expect(logits.evaluated).toBe(probabilities.evaluated);
    // Shown in every mode: the numbers of a program that knows of no loss.
    const plain = new Float32Array(rows * 3);
    const predictor = backend.compile(bare);
    predictor.write(paramsOf(bare, 3));
    await predictor.infer(samples.x, plain);
    expect([logits.before, logits.during]).toEqual([plain, plain]);
  },
);
