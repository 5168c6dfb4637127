import { counted, countText, numberText, shareText } from '@linnet/recipes';
import { formatProportion } from 'linnet';
import type { ReportSection } from 'linnet/plot';
import type { Detection, Spread, WindowCount } from '../detection.js';
import type { DeviceResult } from './device-result.js';

/** The instrument in words, such as `a simulated Moku:Pro`. */
export const instrumentText = ({ hardware, isSimulator }: DeviceResult): string =>
  isSimulator ? `a simulated ${hardware}` : `a ${hardware}`;

/** The parts of the report about the instrument: rows as trained and the sliding stream stand apart. */
export const deviceSections = (result: DeviceResult, settings: readonly string[]): readonly ReportSection[] => [
  { title: `Through ${instrumentText(result)}`, text: loopText(result, settings) },
  { title: 'On the instrument: rows as trained', text: rowsText(result) },
  {
    title: 'On the instrument: the sliding stream',
    text: streamText(result),
    table: detectionTable(result.stream.detections),
    caption:
      'A debounce waits until so many answers in a row agree. The delay runs from the first sample of a defect to the alarm. An alarm is false where it begins while no part of a defect is in the window.',
  },
];

function loopText(result: DeviceResult, settings: readonly string[]): string {
  const { file, sampleRate, delay, comparison, arithmetic, mokuOS, address } = result;
  const { samples, clipped, largest, otherIntegers, shift } = comparison;
  const against =
    arithmetic === 'float' ? 'the file computed in doubles' : 'the emulator with the assumed word lengths';
  return [
    `${file} ran on ${address} (MokuOS ${mokuOS}), ${scalingText(result)}. The instrument describes the layers of the file. ${settings.join(' ')}`,
    `An arbitrary waveform generator played ${counted(samples, 'sample')} at ${countText(sampleRate)} Sa/s, ${countText(clipped)} of them beyond the levels, which clip them; an oscilloscope recorded the answers. Each is due ${numberText(delay * 1e6)} µs after its sample.`,
    `Against ${against}, sample by sample: the largest difference is ${numberText(largest)} of full scale${otherIntegers === undefined ? '' : `, and ${countText(otherIntegers)} answers are another integer`}. ${shiftText(shift)}`,
  ].join('\n\n');
}

const scalingText = ({ scaling, scalingDeviation }: DeviceResult): string =>
  scaling === 'folded'
    ? 'with the scaling of each column folded into the first layer'
    : `with one scaling for all columns, which is up to ${numberText(scalingDeviation)} of full scale from that in training`;

function shiftText(shift: number): string {
  if (shift === 0) return 'They fit best at the known delay.';
  return `They fit best ${counted(Math.abs(shift), 'sample')} ${shift > 0 ? 'later' : 'earlier'} than the known delay.`;
}

const rowsText = ({ rows }: DeviceResult): string =>
  `Held-out rows were played one after the other, and the answer was read where the window holds one row and nothing else. Right: ${formatProportion(rows)}. ${countText(rows.asPredicted)} of ${counted(rows.rows, 'row')} are in the class that the prediction says.`;

function streamText({ stream }: DeviceResult): string {
  const { samples, seconds, windows } = stream;
  return [
    `Noisy sines that go on, ${counted(samples, 'sample')} or ${numberText(seconds)} s of them, which stand still now and then as the rows do. The window slides over them sample by sample, so it also holds parts of a defect, which training never showed.`,
    `Windows that raise the alarm: ${countShare(windows.whole)} with a whole defect, ${countShare(windows.part)} with a part of one, ${countShare(windows.none)} without any.`,
  ].join('\n\n');
}

const countShare = ({ windows, alarms }: WindowCount): string =>
  `${windows === 0 ? 'none' : shareText(alarms / windows)} of ${countText(windows)}`;

/** What alarms are worth, with and without a debounce. */
export const detectionTable = (detections: readonly Detection[]): NonNullable<ReportSection['table']> => ({
  head: ['Debounce', 'Defects found', 'Delay, median', 'Delay, most', 'False alarms', 'False alarms a second'],
  rows: detections.map(({ debounce, defects, found, delay, falseAlarms, falseAlarmsPerSecond }) => [
    debounce === 1 ? 'none' : counted(debounce, 'sample'),
    `${countText(found)} of ${countText(defects)}`,
    delay === null ? '' : delayText(delay, 'median'),
    delay === null ? '' : delayText(delay, 'most'),
    countText(falseAlarms),
    numberText(falseAlarmsPerSecond),
  ]),
});

const delayText = ({ samples, seconds }: NonNullable<Detection['delay']>, of: keyof Spread): string =>
  `${counted(samples[of], 'sample')}, ${numberText(seconds[of] * 1e3)} ms`;
