import { createRegistry, loadBackend } from '@linnet/core';
import { describe, expect, it } from 'vitest';
import { everyKind } from '../test/kinds.js';
import { plan, training } from '../test/model.js';
import { cpu, wasm } from './index.js';

describe('the plugins', () => {
  it('stand in a registry by name, wasm before cpu', async () => {
    const registry = createRegistry([cpu, wasm]);
    expect(registry.backends().map(({ name }) => name)).toEqual(['wasm', 'cpu']);
    expect((await registry.backend('wasm')).name).toBe('wasm');
    // @ts-expect-error the names are known
    expect(() => registry.backend('webgl')).toThrow('Unknown backend "webgl"');
  });

  it('take the options that they have', () => {
    // @ts-expect-error an address, not a number
    const wrong = (): unknown => loadBackend(wasm, { wasmPaths: 1 });
    // @ts-expect-error one address for each file
    const incomplete = (): unknown => loadBackend(wasm, { wasmPaths: { 'tfjs-backend-wasm.wasm': '/a.wasm' } });
    expect([wrong, incomplete]).toHaveLength(2);
  });

  it('say everything that is wrong with a plan made by hand', async () => {
    const backend = await loadBackend(cpu);
    const ops = plan.ops.map((op) => (op.kind === 'dense' ? { ...op, kernel: 99 } : { ...op, inputs: [99] }));
    expect(backend.refuse({ ...plan, ops }, training)).toEqual([
      'op 0: dense needs a kernel of 3 x 8',
      'op 1: clip names a buffer that the plan does not have',
      'op 2: dense needs a kernel of 8 x 6',
      'op 3: dense needs a kernel of 6 x 1',
      'op 4: dense needs a kernel of 1 x 4',
      'op 5: dropout names a buffer that the plan does not have',
      'op 6: activation names a buffer that the plan does not have',
      'op 7: softmax names a buffer that the plan does not have',
      'op 8: dense needs a kernel of 4 x 1',
    ]);
    expect(() => backend.compile({ ...plan, ops })).toThrow('op 1: clip names a buffer');
  });

  it('refuse what they have no kernels for, by its kind', async () => {
    const backend = await loadBackend(cpu);
    const settings = { kernel: 0, recurrent: 1, activation: 'tanh', recurrentActivation: 'sigmoid' } as const;
    const lstm = { kind: 'lstm', inputs: [0], outputs: [1], sequences: false, ...settings } as const;
    const { ops } = plan;
    expect(backend.refuse({ ...plan, ops: [lstm, ...ops.slice(1)] })).toEqual(['op 0: no kernels for op "lstm"']);
  });

  it('say what ops of every kind need, where a plan made by hand does not have it', async () => {
    const backend = await loadBackend(wasm);
    const { plan } = everyKind;
    expect(backend.refuse(plan, everyKind.training)).toEqual([]);
    const reasons = backend.refuse({ ...plan, params: [] });
    expect(reasons).toEqual(
      expect.arrayContaining([
        'op 0: embedding needs a table of rows x 4',
        'op 2: layerNormalization needs a gamma of 4',
        'op 3: conv1d needs a kernel of width x 4 x 5',
        'op 3: conv1d needs a bias of 5',
        'op 4: batchNormalization needs a mean of 5',
        'op 4: batchNormalization needs a variance of 5',
      ]),
    );
    const flat = plan.buffers.map(() => [7]);
    expect(backend.refuse({ ...plan, buffers: [...flat.slice(0, -2), [6], [2]] })).toEqual(
      expect.arrayContaining([expect.stringContaining('reshape needs as many numbers before as after')]),
    );
    expect(backend.refuse({ ...plan, buffers: plan.buffers.slice(0, 7) })).toEqual(
      expect.arrayContaining([expect.stringContaining('merge names a buffer that the plan does not have')]),
    );
  });

  it('refuse a step count that none can be', async () => {
    const program = (await loadBackend(cpu)).compile(plan, training);
    const state = program.readState();
    expect(() => program.writeState({ ...state, step: -1 })).toThrow('The step count of a state is -1');
    program.dispose();
  });
});
