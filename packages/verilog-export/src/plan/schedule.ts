import { greatestOf } from './bits.js';
import { type LayerPlan, needsBetween, needsMultiplier } from './layer-plan.js';

/** When things happen: clock edges after the one that takes the first input. */
export interface Timing {
  /** The edge at which all outputs of the last layer are valid. */
  readonly latencyCycles: number;
  /** From the first input of one vector to that of the next, at least. */
  readonly initiationInterval: number;
}

/** Layers that work side by side, a multiplier for each unit: the next vector follows as the widest layer takes it. */
export const pipelineTiming = (layers: readonly LayerPlan[]): Timing => ({
  latencyCycles: layers.reduce((sum, { inputs }) => sum + inputs + 3, 0),
  initiationInterval: greatestOf(
    layers.map(({ inputs }) => inputs),
    1,
  ),
});

/** Multipliers that all layers share. */
export interface Sharing {
  /** Units that are summed at a time. */
  readonly lanes: number;
  /** Whether the multiplications after the sums are additions, bit after bit, because no multiplier is left for them. */
  readonly isSerial: boolean;
  /** Bits of the multipliers of sums and of what is left between values of a table; 0 where no layer needs them. */
  readonly multiplierBits: number;
  readonly betweenBits: number;
}

/**
 * How at most `multipliers` are shared: those after the sums have multipliers of their own, or none at all, whichever is
 * faster; and no more lanes than that speed needs.
 */
export function sharingOf(layers: readonly LayerPlan[], multipliers: number): Sharing {
  const multiplierBits = greatestOf(
    layers.map(({ scale }) => scale.multiplierBits),
    0,
  );
  const betweenBits = greatestOf(
    layers.filter(needsBetween).map(({ table }) => table?.restBits ?? 0),
    0,
  );
  const others = Number(multiplierBits > 0) + Number(betweenBits > 0);
  const sharing = (most: number, isSerial: boolean): Sharing => ({
    lanes: fewestLanes(layers, most),
    isSerial,
    multiplierBits,
    betweenBits,
  });
  const serial = sharing(multipliers, others > 0);
  if (others === 0 || multipliers <= others) return serial;
  const whole = sharing(multipliers - others, false);
  const cycles = [whole, serial].map((one) => sharedTiming(layers, one).latencyCycles);
  return (cycles[0] ?? 0) <= (cycles[1] ?? 0) ? whole : serial;
}

function fewestLanes(layers: readonly LayerPlan[], most: number): number {
  const groups = layers.map(({ units }) => Math.ceil(units / most));
  return greatestOf(
    layers.map(({ units }, index) => Math.ceil(units / (groups[index] ?? 1))),
    1,
  );
}

/** How many units a group of a layer has. */
export function groupsOf({ units }: LayerPlan, lanes: number): readonly number[] {
  return Array.from({ length: Math.ceil(units / lanes) }, (_, group) => Math.min(lanes, units - group * lanes));
}

/**
 * The edges of the shared circuit, by the rules that its control keeps: a step waits for its input; the last step of a group
 * waits until the sums before it have been handed on; one unit is finished a cycle, or after its serial multiplications.
 */
export function sharedTiming(layers: readonly LayerPlan[], sharing: Sharing): Timing {
  let [edge, free, idle] = [-1, 0, 0];
  let ready: readonly number[] = [];
  for (const plan of layers) {
    const { scaling, finishing, apart } = finishCycles(plan, sharing);
    const written: number[] = [];
    for (const units of groupsOf(plan, sharing.lanes)) {
      for (let input = 0; input < plan.inputs - 1; input++) edge = Math.max(edge + 1, ready[input] ?? 0);
      edge = Math.max(edge + 1, ready[plan.inputs - 1] ?? 0, free);
      let start = sharing.isSerial ? Math.max(edge + 3, idle) : edge + 2;
      for (let unit = 0; unit < units; unit++) {
        written.push(start + finishing + 1);
        free = Math.max(edge + 3, start + scaling + 1);
        start += apart;
      }
      idle = start;
    }
    ready = written;
  }
  const latencyCycles = ready.at(-1) ?? 0;
  return { latencyCycles, initiationInterval: latencyCycles };
}

/** Cycles of a unit from its sum to the rescaled one, and to the answer; and from one unit to the next. */
function finishCycles(plan: LayerPlan, { isSerial, multiplierBits, betweenBits }: Sharing) {
  const scaling = isSerial && needsMultiplier(plan) ? multiplierBits + 1 : 0;
  const between = isSerial && needsBetween(plan) ? betweenBits + 1 : 0;
  const finishing = scaling + 1 + between;
  return { scaling, finishing, apart: scaling + between > 0 ? finishing + 1 : 1 };
}
