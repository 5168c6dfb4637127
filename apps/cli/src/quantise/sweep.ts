import { formatSweep, LinnetError, meanSquaredError, sweepBits } from 'linnet';
import type { SourceFlags } from '../commands/source-options.js';
import { labelledRows } from '../numbers/calibration.js';
import { quantiseOptions } from '../numbers/formats.js';
import { planTargets } from '../train/targets.js';
import type { UsedModel } from '../use/model.js';
import type { QuantiseFlags, Told } from './quantise.js';

/** Bits against score, of the whole network and of each layer alone. */
export async function sweepModel(used: UsedModel, flags: QuantiseFlags & SourceFlags): Promise<Told> {
  const read = await labelledRows(used, flags);
  if (read === undefined) {
    throw new LinnetError('bad-option', 'A sweep scores bits on rows with targets; name them with --data.');
  }
  const { task, apply } = planTargets(read.rows, used.end, { mayLack: true });
  const data = apply(read.rows);
  const metric =
    flags.metric ?? (task.kind === 'numbers' && !data.y.data.every(isClass) ? 'meanSquaredError' : 'accuracy');
  const { calibration: _, ...options } = quantiseOptions(flags);
  const sweep = sweepBits(used.artifact, data, {
    quantise: options,
    ...(Array.isArray(flags.sweep) ? { bits: [...new Set(flags.sweep)].sort((a, b) => a - b) } : {}),
    ...(metric === 'accuracy' ? {} : { metric: meanSquaredError }),
  });
  return {
    text: `${metric} on ${read.source}\n\n${formatSweep(sweep)}`,
    document: { metric, sweep },
    figures: flags.out === undefined ? [] : (await import('./figures.js')).sweepFigures(sweep, metric),
  };
}

/** Targets of 0 and 1 are classes, whatever the last layer is. */
const isClass = (value: number): boolean => value === 0 || value === 1;
