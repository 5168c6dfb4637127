import type { DesignPlan } from './plan/design-plan.js';
import type { LayerPlan } from './plan/layer-plan.js';
import { totalOf } from './plan/multipliers.js';
import { memoriesOf } from './verilog/design.js';
import type { Memory } from './verilog/memories.js';

/** A layer of the circuit in figures. */
export interface VerilogLayer {
  /** Of the layer of the model. */
  readonly name: string;
  readonly inputs: number;
  readonly units: number;
  /** Of the units of a layer, how many are summed at a time. */
  readonly lanes: number;
  readonly inputBits: number;
  readonly weightBits: number;
  readonly accumulatorBits: number;
  /** Of the word of the sums, before the activation. */
  readonly sumBits: number;
  readonly outputBits: number;
  /** `linear`, `relu`, or how many steps its table has. */
  readonly activation: string;
}

/** Multipliers of the circuit. Each is one product in the text: a wide one takes several blocks of a chip. */
export interface VerilogMultipliers {
  readonly total: number;
  /** Weights times inputs. */
  readonly products: number;
  /** Sums times the multiplier of their rescaling: none where steps are powers of two. */
  readonly rescaling: number;
  /** Between two values of a table. */
  readonly interpolation: number;
}

/** What a person wants to know of an export. Plain data. */
export interface VerilogReport {
  /** Of the top module. */
  readonly name: string;
  /** From the edge that takes the first input, edge 0, to that at which all outputs are valid. */
  readonly latencyCycles: number;
  /** Cycles from the first input of one vector to that of the next, at least. */
  readonly initiationInterval: number;
  /** Whether layers share multipliers. */
  readonly isShared: boolean;
  readonly multipliers: VerilogMultipliers;
  /** Bits of the memories that are written into the chip, and of those for signals between layers that share. */
  readonly memoryBits: {
    readonly weights: number;
    readonly biases: number;
    readonly tables: number;
    readonly signals: number;
  };
  /** First to last. */
  readonly layers: readonly VerilogLayer[];
  /** Every file, the design first. */
  readonly files: readonly string[];
  /** What the network assumes of a device. */
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
}

/** The report of a design with these files. */
export function reportOf(design: DesignPlan, files: readonly string[], notes: readonly string[]): VerilogReport {
  const { name, timing, multipliers, sharing, layers, network } = design;
  return {
    name,
    ...timing,
    isShared: sharing !== undefined,
    multipliers: { total: totalOf(multipliers), ...multipliers },
    memoryBits: memoryBits(design),
    layers: layers.map((plan) => layerReport(plan, sharing?.lanes ?? plan.units)),
    files,
    assumptions: network.assumptions,
    notes: [...network.notes, ...notes, ...designNotes(design)],
  };
}

function memoryBits(design: DesignPlan): VerilogReport['memoryBits'] {
  const { layers, sharing } = design;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const bitsOf = (what: Memory['holds']): number =>
    sum(
      memoriesOf(design).map(({ holds, wordBits, words, copies }) =>
        holds === what ? wordBits * words.length * copies : 0,
      ),
    );
  const width = Math.max(...layers.map(({ accumulatorBits }) => accumulatorBits));
  const signals = Math.max(...layers.map(({ inputs }) => inputs)) * Math.max(...layers.map((plan) => plan.inputBits));
  return {
    weights: bitsOf('weights'),
    biases: sum(
      layers.map(({ units, accumulatorBits }) =>
        sharing === undefined ? units * accumulatorBits : Math.ceil(units / sharing.lanes) * sharing.lanes * width,
      ),
    ),
    tables: bitsOf('table'),
    signals: sharing === undefined ? 0 : 2 * signals,
  };
}

const layerReport = ({ layer, table, ...plan }: LayerPlan, lanes: number): VerilogLayer => ({
  name: layer.name,
  inputs: plan.inputs,
  units: plan.units,
  lanes: Math.min(lanes, plan.units),
  inputBits: plan.inputBits,
  weightBits: plan.weightBits,
  accumulatorBits: plan.accumulatorBits,
  sumBits: plan.wordBits,
  outputBits: plan.outputBits,
  activation: typeof layer.activation === 'string' ? layer.activation : `table of ${table?.steps ?? 0} steps`,
});

function designNotes({ sharing, multipliers, timing }: DesignPlan): readonly string[] {
  const clock =
    'Cycles are proven by simulation; what clock a chip reaches is not: rescaling and rounding of a sum, and the activation with its limits, take one cycle each.';
  if (sharing === undefined) return [clock];
  const how = sharing.isSerial ? '; the multiplications after the sums are additions, bit after bit' : '';
  return [
    `Layers share ${totalOf(multipliers)} multipliers (${sharing.lanes} units at a time)${how}: ${timing.latencyCycles} cycles.`,
    clock,
  ];
}
