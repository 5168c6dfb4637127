import { counted } from '@linnet/recipes';
import { formatProportion, plateaus } from 'linnet';
import { type Figure, tableText } from 'linnet/plot';
import { withLoop } from '../loop.js';
import { networkFor, type UploadedNetwork } from '../network.js';
import type { RunOnDevice } from '../on-device.js';
import { mostSamples } from '../play.js';
import { type Classes, classesOf } from './classes.js';
import { streamFigure } from './device-figure.js';
import { deviceOutcomes } from './device-outcomes.js';
import { type DeviceResult, deviceResult, type Played } from './device-result.js';
import { playRows } from './device-rows.js';
import { detectionTable, deviceSections, instrumentText } from './device-section.js';
import { playStreams } from './device-streams.js';
import { drawStreams, type Stream } from './streams.js';

/** Samples a second: every kind of instrument can do it. */
const sampleRate = 30_000;
/** The stream that is drawn, neither slow nor fast. */
const shown = 2;

/** Uploads the trained network, plays held-out rows and endless signals through it, and compares what comes back. */
export const onDevice: RunOnDevice = async (result, { dataSeed, device, ...context }) => {
  const { model } = result;
  if (model === undefined) return result;
  const network = await networkFor(model.toArtifact(), {
    name: 'classifier-on-device',
    sampleRate,
    scaling: device.scaling,
  });
  const { validation } = plateaus({ seed: dataSeed });
  const window = validation.x.shape[1] ?? 1;
  const streams = drawStreams(dataSeed, mostSamples);
  const classes = classesOf(network.exported.report.setup);
  const played = await withLoop(device, network, context, async (loop): Promise<Played> => {
    console.error(`\nPlaying ${counted(validation.rows, 'row')} and ${counted(streams.length, 'stream')} ...`);
    const rows = await playRows(loop, validation, classes);
    return { loop, rows, streams: await playStreams(loop, streams, window, classes) };
  });
  const measured = deviceResult(device, network, played);
  console.error(summaryOf(measured));
  return {
    ...result,
    lead: `${result.lead ?? ''} On ${instrumentText(measured)} it is right on ${formatProportion(measured.rows)}.`,
    device: measured,
    outcomes: [...(result.outcomes ?? []), ...deviceOutcomes(measured, result.metrics?.validation)],
    figures: [...(result.figures ?? []), ...figuresOf(measured, played, { streams, classes, window })],
    files: [...(result.files ?? []), fileOf(network)],
    sections: [...(result.sections ?? []), ...deviceSections(measured, played.loop.bench.settings)],
  };
};

const fileOf = ({ name, exported }: UploadedNetwork) => ({ name: `${name}.linn`, exported });

interface Shown {
  readonly streams: readonly Stream[];
  readonly classes: Classes;
  readonly window: number;
}

function figuresOf(measured: DeviceResult, played: Played, { streams, classes, window }: Shown): readonly Figure[] {
  const [stream, passage] = [streams[shown], played.streams.passages[shown]];
  if (stream === undefined || passage === undefined) return [];
  const title = `A signal through ${instrumentText(measured)}`;
  return [streamFigure({ title, stream, passage, classes, window, rate: measured.sampleRate })];
}

const summaryOf = (measured: DeviceResult): string =>
  [
    '',
    `Rows as trained, on ${instrumentText(measured)}: ${formatProportion(measured.rows)}`,
    'Sliding stream:',
    tableText(detectionTable(measured.stream.detections)),
  ].join('\n');
