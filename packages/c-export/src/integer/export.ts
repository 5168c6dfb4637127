import type { QuantisedNetwork, Scaling } from '@linnet/core';
import type { CExport, CReport } from '../document.js';
import { filesOf } from '../files.js';
import { scalingCode } from '../scaling.js';
import { testProgram } from '../test-program.js';
import { integerCheck } from './built-in-check.js';
import { integerHeader } from './header.js';
import { constantBytes, predictStackBytes, runStackBytes } from './memory.js';
import { type IntegerPlan, planIntegers } from './plan.js';
import { integerSource } from './source.js';

/** The C of a network in integers that was found to be without problems. */
export function exportIntegers(name: string, network: QuantisedNetwork, scaling: Scaling): CExport {
  const plan = planIntegers(network);
  const report = reportOf(name, plan, scaling);
  return {
    document: {
      name,
      arithmetic: 'integer',
      source: integerSource(name, plan, scaling),
      header: integerHeader(name, plan, scaling, report),
      test: testProgram(name, integerCheck(plan)),
    },
    report,
  };
}

function reportOf(name: string, plan: IntegerPlan, scaling: Scaling): CReport {
  const { layers, assumptions, notes } = plan.network;
  const { weights, biases, tables, rescaling } = constantBytes(plan);
  const stackBytes = runStackBytes(plan);
  return {
    arithmetic: 'integer',
    constantBytes: weights + biases + tables + rescaling + scalingCode(name, scaling).bytes,
    stackBytes,
    predictStackBytes: stackBytes + predictStackBytes(plan),
    multiplications: layers.reduce((sum, layer) => sum + layer.weights.length, 0),
    accumulatorBits: layers.map(({ accumulatorBits }) => accumulatorBits),
    files: filesOf(name),
    assumptions,
    notes,
  };
}
