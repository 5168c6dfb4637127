import { LinnetError, rowShape, sizeOf } from '@linnet/core';
import { countText } from '@linnet/recipes';
import type { Dataset } from 'linnet';
import { otherLoss, withLoss } from './loss-fit.js';
import type { ModelEnd } from './model-end.js';
import { oneColumn } from './target-column.js';
import { severalColumns } from './target-columns.js';
import type { TargetOptions, TargetPlan } from './target-plan.js';

/**
 * Finds out what is to be told from the targets and the end of the model: classes, labels or numbers, and with which loss
 * where none is named.
 * @throws LinnetError `bad-shape` where both do not fit, with the last layer that would; `bad-option` where it is the loss
 * that does not, with the one that would
 */
export function planTargets(data: Dataset, end: ModelEnd, { loss, mayLack = false }: TargetOptions = {}): TargetPlan {
  if (!mayLack) checkVaries(data);
  if (loss === undefined) return planFor(data, end, { mayLack });
  try {
    return { ...planFor(data, end, { loss, mayLack }), loss };
  } catch (error) {
    if (!LinnetError.is(error) || error.code !== 'bad-shape') throw error;
    // Throws where layers and targets do not fit whatever the loss.
    throw otherLoss(loss, planFor(data, withLoss(end, loss), { mayLack }));
  }
}

function planFor(data: Dataset, end: ModelEnd, options: TargetOptions): TargetPlan {
  const columns = sizeOf(rowShape(data.y.shape));
  return columns === 1 ? oneColumn(data, end, options) : severalColumns(data, columns, end, options.loss);
}

function checkVaries({ y, rows }: Dataset): void {
  const columns = y.data.length / rows;
  if (rows > 1 && y.data.every((value, at) => value === y.data[at % columns])) {
    throw new LinnetError(
      'bad-value',
      `The target is the same in all ${countText(rows)} rows (${y.data[0]}): there is nothing to learn. Is it the right column?`,
    );
  }
}
