import type { Proportion } from 'linnet';
import { type Comparison, compare } from '../compare.js';
import type { Loop } from '../loop.js';
import type { UploadedNetwork } from '../network.js';
import type { DeviceOptions } from '../options.js';
import type { PlayedRows } from './device-rows.js';
import type { PlayedStreams } from './device-streams.js';

/** What came back from the instrument: `device` in `metrics.json`. */
export interface DeviceResult {
  readonly address: string;
  readonly hardware: string;
  readonly mokuOS: string;
  readonly isSimulator: boolean;
  /** What the traces are compared with. */
  readonly arithmetic: NonNullable<DeviceOptions['arithmetic']>;
  readonly scaling: UploadedNetwork['scaling'];
  /** How far the channel's scaling is from that in training, at most; full scale is 1. */
  readonly scalingDeviation: number;
  readonly file: string;
  /** Sa/s. */
  readonly sampleRate: number;
  /** The known delay from a sample to its answer, s. */
  readonly delay: number;
  /** Of all traces with the device-faithful prediction. */
  readonly comparison: Comparison;
  /** Windows that hold one row, as in training. */
  readonly rows: Proportion & { readonly asPredicted: number };
  /** Windows that slide over signals without end. */
  readonly stream: Omit<PlayedStreams, 'passages'>;
}

/** What was played. */
export interface Played {
  readonly loop: Pick<Loop, 'instrument' | 'bench' | 'step'>;
  readonly rows: PlayedRows;
  readonly streams: PlayedStreams;
}

/** Everything that is kept of it as numbers. */
export function deviceResult(
  { address, arithmetic = 'float' }: DeviceOptions,
  { name, scaling, exported }: UploadedNetwork,
  { loop, rows, streams }: Played,
): DeviceResult {
  const { hardware, mokuOS, isSimulator } = loop.instrument;
  const { passages, ...stream } = streams;
  return {
    address,
    ...{ hardware, mokuOS, isSimulator, arithmetic, scaling },
    scalingDeviation: exported.report.setup.input.largestDeviation,
    file: `${name}.linn`,
    sampleRate: loop.bench.rate,
    delay: loop.bench.delay,
    comparison: compare([...rows.passages, ...passages], loop.step),
    rows: { ...rows.accuracy, asPredicted: rows.asPredicted },
    stream,
  };
}
