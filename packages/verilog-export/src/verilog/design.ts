import type { DesignPlan } from '../plan/design-plan.js';
import { finishModule, productModule } from './finish.js';
import { header } from './header.js';
import { type Memory, memoryModule } from './memories.js';
import { pipelineMemories } from './pipeline/memories.js';
import { pipelineTop } from './pipeline/top.js';
import { sharedMemories } from './shared/memories.js';
import { sharedTop } from './shared/top.js';
import { inputsModule, lanesModule, neuronModule } from './sums.js';

/** The memories of a design, whichever it is. */
export const memoriesOf = (design: DesignPlan): readonly Memory[] =>
  design.sharing === undefined ? pipelineMemories(design) : sharedMemories(design, design.sharing);

/** The file of a design: the top module first, then what it is made of. */
export function designText(design: DesignPlan): string {
  const { name, sharing } = design;
  const top = sharing === undefined ? pipelineTop(design) : sharedTop(design, sharing);
  const modules = [
    top,
    ...(sharing === undefined ? [inputsModule(name)] : []),
    lanesModule(name),
    neuronModule(name),
    finishModule(name),
    ...(needsProduct(design) ? [productModule(name)] : []),
    ...memoriesOf(design).map(memoryModule),
  ];
  return `${header(design)}\n\n${lintOff}\n\`default_nettype none\n\n${modules.map((text) => text.trimEnd()).join('\n\n')}\n\n\`default_nettype wire\n`;
}

const lintOff = `\
// verilator lint_off DECLFILENAME
// verilator lint_off WIDTH
// verilator lint_off UNUSED`;

const needsProduct = ({ multipliers, sharing }: DesignPlan): boolean =>
  multipliers.rescaling + multipliers.interpolation > 0 || sharing?.isSerial === true;
