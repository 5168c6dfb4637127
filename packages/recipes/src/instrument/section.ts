import type { LinnReport } from 'linnet';
import type { ReportSection } from 'linnet/plot';

/** What a file asks of the instrument, and of the person who sets it up. */
export function instrumentSection({ latency, limits, notes, setup }: LinnReport, setupFile: string): ReportSection {
  const volts = (value: number): string => `${value.toFixed(3)} V`;
  const rows = setup.devices.map(({ device, usable, input, sampleRate }) => {
    const [level] = input;
    const seconds = latency.devices.find((entry) => entry.device === device)?.seconds ?? Number.NaN;
    return [
      device,
      `${(seconds * 1e6).toPrecision(2)} µs`,
      level === undefined ? '' : `${volts(level.low)} to ${volts(level.high)}`,
      level === undefined ? '' : `× ${level.gain.toPrecision(3)}`,
      `${sampleRate.greatest.toLocaleString('en-US', { maximumFractionDigits: 0 })} Sa/s`,
      usable ? 'yes' : 'no',
    ];
  });
  return {
    title: 'On the instrument',
    text: [
      `Latency approx. ${latency.cycles} cycles; times are ${latency.assumption}.`,
      `Used: ${limits.map(({ what, used, limit }) => `${what} ${used} of ${limit}`).join(', ')}.`,
      ...notes,
    ].join('\n\n'),
    table: {
      head: ['Device', 'Latency', 'Input levels', 'Gain before the input', 'Highest rate', 'Channels fit'],
      rows,
    },
    caption: `What ${setupFile} says of each device. ${
      setup.input.scaled
        ? 'The levels spread the range of the training data over the input.'
        : 'The data are not scaled: the levels stand for -1 and 1 of the network.'
    }`,
  };
}
