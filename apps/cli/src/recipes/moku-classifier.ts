import type { LinnReport } from 'linnet';
import type { ReportSection } from 'linnet/plot';
import { classifierFigures } from './moku-classifier-figures.js';
import type { Recipe } from './recipe.js';

const layers = [
  [100, 'relu'],
  [64, 'relu'],
  [64, 'relu'],
  [32, 'relu'],
  [1, 'tanh'],
] as const;

/** The anomaly classifier of Liquid Instruments' tutorial: data, network and settings are the tutorial's. */
export const mokuClassifier: Recipe = {
  name: 'moku-classifier',
  summary: 'Tell sines with a plateau from clean ones; writes classifier.linn for the Moku Neural Network instrument.',
  expects:
    'accuracy about 99.5 % on training rows and 95.7 % on validation rows (the tutorial prints 99.48 % and 95.71 %)',
  defaultSeed: 42,
  run: async ({ epochs = 1000, patience = 100, seed, dataSeed }) => {
    const { accuracyWithInterval, earlyStopping, formatProportion, linnModel, plateaus, setupJson } = await import(
      'linnet'
    );
    const { train, validation, clean } = plateaus({ seed: dataSeed });
    const model = linnModel(100, layers).compile({ optimizer: 'adam', loss: 'meanSquaredError', seed });
    console.error(`${model.summary()}\n`);
    const history = await model.fit(train, {
      epochs,
      validation,
      seed,
      callbacks: [earlyStopping({ monitor: 'loss', patience, restoreBest: true })],
    });
    if (history.epochs === 0) return { model, history };
    const [seen, unseen] = [await model.predict(train.x), await model.predict(validation.x)];
    const metrics = {
      train: accuracyWithInterval(train.y, seen),
      validation: accuracyWithInterval(validation.y, unseen),
    };
    const exported = await model.export('linn', { inputChannels: 1, outputChannels: 1 });
    const { report } = exported;
    return {
      title: 'Anomaly classifier for the Moku Neural Network instrument',
      lead: `A network of ${model.parameters.toLocaleString('en-US')} parameters tells a sine with a plateau in it from a clean one. It is right on ${formatProportion(metrics.validation)} of rows that were held out, and on ${formatProportion(metrics.train)} of those it was trained on. In brackets stands the 95 % interval. Most of the sines of held-out rows also occur among the training rows, with other noise and in the other class: that is how the tutorial splits its data.`,
      model,
      history,
      metrics,
      latencyCycles: report.latencyCycles,
      figures: await classifierFigures({ train, clean, history, seen, unseen }),
      files: [{ name: 'classifier.linn', exported, beside: { 'classifier.setup.json': setupJson(report.setup) } }],
      sections: [instrumentSection(report)],
    };
  },
};

/** What the file asks of the instrument, and of the person who sets it up. */
function instrumentSection({ latency, limits, notes, setup }: LinnReport): ReportSection {
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
    caption:
      'What classifier.setup.json says of each device. The levels spread the range of the training data over the input.',
  };
}
