import { type Outcome, shareText } from '@linnet/recipes';
import type { Proportion } from 'linnet';
import type { DeviceResult } from './device-result.js';

/** What the loop should give. A real instrument's word lengths are not known, so its numbers are told and held to nothing. */
export function deviceOutcomes(
  { comparison, rows, isSimulator, arithmetic }: DeviceResult,
  model: Proportion | undefined,
): readonly Outcome[] {
  const { largest, otherIntegers, shift } = comparison;
  const held = (bound: Pick<Outcome, 'atLeast' | 'atMost'>): Partial<Outcome> => (isSimulator ? bound : {});
  return [
    {
      name: 'Accuracy on the instrument, held-out rows',
      value: rows.accuracy,
      isShare: true,
      ...(model === undefined ? {} : { stated: shareText(model.accuracy), source: 'the model' }),
    },
    ...(otherIntegers === undefined
      ? []
      : [
          {
            name: 'Answers that are another integer than the emulator gives',
            value: otherIntegers,
            ...held({ atMost: 0 }),
          },
        ]),
    {
      name: 'Largest difference of traces and prediction, full scale being 1',
      value: largest,
      ...held({ atMost: 1e-6 }),
      reason: arithmetic === 'float' ? 'prediction in doubles' : 'prediction of the emulator',
    },
    { name: 'Samples by which answers miss the known delay', value: shift, ...held({ atLeast: 0, atMost: 0 }) },
  ];
}
