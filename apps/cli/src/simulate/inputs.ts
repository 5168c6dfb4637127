import { LinnetError, rowsOf } from '@linnet/core';
import { countText } from '@linnet/recipes';
import type { Table } from 'linnet';
import { readCsv } from 'linnet/node';

/** What is plugged into one input. */
export interface PluggedInput {
  /** Volts at a time in seconds. */
  readonly voltsAt: (seconds: number) => number;
  /** For people: the file, the channel and how long it is. */
  readonly text: string;
}

/**
 * The channels of recordings, in the order of files and columns.
 * @throws LinnetError `bad-file` for files that are no recordings, `io` where they cannot be read.
 */
export async function readInputs(paths: readonly string[]): Promise<readonly PluggedInput[]> {
  const inputs: PluggedInput[] = [];
  for (const path of paths) inputs.push(...channelsOf(path, await readCsv(path)));
  return inputs;
}

function channelsOf(path: string, { values, columnNames, sampleRate }: Table): readonly PluggedInput[] {
  if (sampleRate === undefined) {
    throw new LinnetError(
      'bad-file',
      `${path} says nothing of its sample rate; give it a column "Time (s)" or a first line "% Acquisition rate: 1000 Hz".`,
    );
  }
  const rows = rowsOf(values);
  return columnNames.map((name, column) => ({
    voltsAt: repeated(
      Float64Array.from({ length: rows }, (_, row) => values.data[row * columnNames.length + column] ?? 0),
      sampleRate,
    ),
    text: `${name} of ${path}, ${countText(rows)} samples at ${sampleRate} Hz, again and again`,
  }));
}

/** Samples over time: straight from one to the next, and after the last the first again. */
function repeated(samples: Float64Array, rate: number): (seconds: number) => number {
  const { length } = samples;
  return (seconds) => {
    const place = (((seconds * rate) % length) + length) % length;
    const before = Math.floor(place) % length;
    const [low, high] = [samples[before] as number, samples[(before + 1) % length] as number];
    return low + (high - low) * (place - Math.floor(place));
  };
}
