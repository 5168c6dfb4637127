import { expect, it } from 'vitest';
import { dense, paramsOf, passOver, planOf, samplesFor, trained, trainingOf } from '../test/nets.js';
import { startKernels } from './kernels.js';
import * as layout from './layout.js';
import { compileTraining } from './program.js';

it('a trap names the layer; parameters can still be read and written, and other programs go on', async () => {
  const kernels = await startKernels({ threads: 1, relaxed: false });
  const plan = planOf([3], dense(5, 'relu'), dense(4, 'tanh'), dense(1));
  const kernel = kernels.kernelFor(plan, trainingOf(4));
  const samples = samplesFor(plan, 8, 1);
  // The first program of a kernel lies at the start of its second page.
  const broken = compileTraining(kernel, plan, trainingOf(4));
  const other = compileTraining(kernel, plan, trainingOf(4));
  for (const program of [broken, other]) program.write(paramsOf(plan, 1));
  const good = broken.readState();

  const { words } = kernel.memory.views();
  const stages = words[(65536 + layout.PROGRAM_STAGES) / 4] ?? 0;
  const kernelOfSecond = (stages + layout.STAGE_SIZE + layout.STAGE_KERNEL) / 4;
  const record = words[kernelOfSecond] ?? 0;
  // Beyond the end of the memory.
  words[kernelOfSecond] = 0xfffffff0;
  const train = (): void => void broken.train(samples, passOver(plan, samples, 4));
  expect(train).toThrow(expect.objectContaining({ code: 'crashed' }));
  expect(train).toThrow(/The simd kernel stopped in layer "[^"]*1": .*out of bounds/);

  words[kernelOfSecond] = record;
  broken.writeState(good);
  trained(broken, plan, samples, 4);
  trained(other, plan, samples, 4);
  expect(broken.read()).toEqual(other.read());
});
