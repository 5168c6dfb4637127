import { unknownName } from '@linnet/core';
import { adadelta, adagrad, adam, adamax, adamw, nadam, type OptimizerName, rmsprop, sgd } from 'linnet';

const optimizers = { sgd, adam, adamw, adamax, nadam, rmsprop, adagrad, adadelta } as const satisfies Readonly<
  Record<OptimizerName, unknown>
>;

const isOptimizer = (name: string): name is OptimizerName => Object.hasOwn(optimizers, name);

/** An optimiser by its name, with this learning rate or its own. */
export function optimizerOf(name: string, learningRate: number | undefined): ReturnType<typeof adam> {
  const plain = name.toLowerCase();
  if (!isOptimizer(plain)) throw unknownName('optimizer', name, Object.keys(optimizers));
  return optimizers[plain](learningRate === undefined ? {} : { learningRate });
}
