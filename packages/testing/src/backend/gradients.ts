import { activationNets } from './activation-nets.js';
import { testNet, testWeights } from './net-tests.js';
import { customNet, nets } from './nets.js';
import { recurrentNets } from './recurrent-nets.js';
import type { Suite } from './suite.js';
import { equalsNet, windowNets } from './window-nets.js';

/** Layers without and with a state, in small models. */
export function testGradients({ test }: Suite): void {
  for (const net of [...nets, ...recurrentNets, customNet]) testNet(test, net);
  const weighed = nets.find(({ title }) => title === 'three dense layers');
  if (weighed !== undefined) testWeights(test, weighed);
}

/** Functions of single values. */
export function testActivations({ test }: Suite): void {
  for (const net of activationNets) testNet(test, net);
}

/** Convolution and pooling. */
export function testWindows({ test }: Suite): void {
  for (const net of [...windowNets, equalsNet]) testNet(test, net);
}
