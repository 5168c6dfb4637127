import type { Scaling } from '@linnet/core';
import { sourceCode } from '../source.js';
import { cFunction } from '../text/lines.js';
import { cInteger } from '../text/numbers.js';
import { arithmeticCode } from './arithmetic.js';
import { layerConstants } from './layer-constants.js';
import { layerRoutines, routineName } from './layer-routines.js';
import type { IntegerPlan } from './plan.js';
import { predictCode } from './predict-code.js';
import { tableCode } from './table-code.js';

/** The network in integers. */
export const integerSource = (name: string, plan: IntegerPlan, scaling: Scaling): string =>
  sourceCode(
    name,
    [],
    [
      ...arithmeticCode(name, plan),
      ...tableCode(name, plan),
      ...layerConstants(name, plan),
      ...layerRoutines(name, plan),
      runCode(name, plan),
      ...predictCode(name, plan, scaling),
    ],
  );

/** Layers write to two places by turns. */
function runCode(name: string, plan: IntegerPlan): string {
  const { layers, places, signalBits, least, greatest } = plan;
  const prefix = name.toUpperCase();
  const type = `int${signalBits}_t`;
  const limited = `${name}_limit(input[i], ${cInteger(least)}, ${cInteger(greatest)})`;
  const place = (index: number): string => (index % 2 === 0 ? 'a' : 'b');
  return cFunction(
    'Layers read one place and write to the other.',
    `void ${name}_run(const int32_t *input, int32_t *output)`,
    [
      `${type} a[${places[0]}];`,
      `${type} b[${places[1]}];`,
      'uint32_t i;',
      '',
      `for (i = 0; i < ${prefix}_INPUTS; i++) a[i] = ${signalBits === 32 ? '' : `(${type})`}${limited};`,
      ...layers.map((layer, index) => {
        const at = index + 1;
        return `${routineName(name, plan, layer)}(&${name}_layer_${at}, ${name}_weights_${at}, ${place(index)}, ${place(at)});`;
      }),
      `for (i = 0; i < ${prefix}_OUTPUTS; i++) output[i] = ${place(layers.length)}[i];`,
    ],
  );
}
