import { testAccuracy } from './accuracy.js';
import { testBatches } from './batches.js';
import { testCustomOps } from './custom-op-tests.js';
import { testDescription } from './describe.js';
import { testGoldenRuns } from './golden.js';
import { testActivations, testGradients, testWindows } from './gradients.js';
import { testInference } from './inference.js';
import { testLanes } from './lanes.js';
import { testLifetime } from './lifetime.js';
import { testLosses } from './losses.js';
import { testNoise } from './noise.js';
import { testNormalisation } from './normalisation.js';
import { testOptimizers } from './optimizers.js';
import { testParameters } from './parameters.js';
import { testPasses } from './passes.js';
import { testQuantising } from './quantising.js';
import { testRefusals } from './refusals.js';
import { testShapes } from './shapes.js';
import { testState } from './state.js';
import { testStateful } from './stateful.js';
import type { Suite } from './suite.js';

/** What the suite checks, by title. */
export const groups: Readonly<Record<string, (suite: Suite) => void>> = {
  'training runs of Keras': testGoldenRuns,
  ops: testGradients,
  activations: testActivations,
  normalisation: testNormalisation,
  'convolution and pooling': testWindows,
  'shapes, tokens and branches': testShapes,
  'fixed-point grids': testQuantising,
  losses: testLosses,
  optimizers: testOptimizers,
  noise: testNoise,
  'batch sizes': testBatches,
  passes: testPasses,
  parameters: testParameters,
  state: testState,
  predictions: testInference,
  streams: testStateful,
  lanes: testLanes,
  programs: testLifetime,
  descriptions: testDescription,
  'custom ops': testCustomOps,
  refusals: testRefusals,
  accuracy: testAccuracy,
};
