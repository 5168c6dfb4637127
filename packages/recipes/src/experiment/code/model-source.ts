import type { Shape } from '@linnet/core';
import type { Experiment } from '../experiment.js';
import { linnLayers } from '../layer-facts.js';
import { metricsOf, scalesTargets } from '../loss-facts.js';
import { usualRateOf } from '../optimizers.js';
import type { DataSource } from './data-source.js';
import { layerSources } from './layer-source.js';
import { quoted, type Source, sourceText } from './source.js';

/** Statements, and what of linnet they use. */
export interface Statements {
  readonly lines: readonly string[];
  readonly names: readonly string[];
}

/**
 * The model, compiled.
 * @param row the shape of a row, for what layers are needed
 */
export function modelSource(experiment: Experiment, row: Shape, data: DataSource): Statements {
  const { layers, forInstrument } = experiment;
  const { sources, names } = forInstrument ? instrumentLayers(layers) : layerSources(layers, row);
  const scaling = scalingSource(experiment, data.train);
  const network = {
    call: forInstrument ? 'linnModel' : 'sequential',
    with: [
      data.row,
      { list: sources },
      ...(scaling.source === undefined ? [] : [{ object: { scaling: scaling.source } }]),
    ],
  };
  const compiling = { call: 'network.compile', with: [compileOptions(experiment)] };
  const { optimizer } = experiment;
  return {
    lines: [
      `const network = ${sourceText(network, 'const network = '.length)};`,
      `const model = ${sourceText(compiling, 'const model = '.length)};`,
    ],
    names: [network.call, ...names, ...scaling.names, ...(hasUsualRate(experiment) ? [] : [optimizer])],
  };
}

/** How the model scales, where that is not what it does by itself. */
function scalingSource(
  { scaling, loss, forInstrument }: Experiment,
  train: string,
): { readonly source: Source | undefined; readonly names: readonly string[] } {
  if (scaling === 'none' || scalesTargets(loss)) {
    const usual = forInstrument ? 'perColumn' : 'none';
    return { source: scaling === usual ? undefined : quoted(scaling), names: [] };
  }
  const bounds = { call: 'boundsOf', with: [`${train}.x`, quoted(scaling)] };
  return { source: { object: { input: bounds } }, names: ['boundsOf'] };
}

function instrumentLayers(text: string): { readonly sources: readonly Source[]; readonly names: readonly string[] } {
  const sources = linnLayers(text).map(([units, activation = 'linear']) => ({
    list: [String(units), ...(activation === 'linear' ? [] : [quoted(activation)])],
  }));
  return { sources, names: [] };
}

const hasUsualRate = ({ optimizer, learningRate }: Experiment): boolean => learningRate === usualRateOf(optimizer);

function compileOptions(experiment: Experiment): Source {
  const { loss, optimizer, learningRate, backend, seed } = experiment;
  const metrics = metricsOf(experiment).map(quoted);
  return {
    object: {
      loss: quoted(loss),
      optimizer: hasUsualRate(experiment)
        ? quoted(optimizer)
        : { call: optimizer, with: [{ object: { learningRate: String(learningRate) } }] },
      metrics: metrics.length === 0 ? undefined : { list: metrics },
      backend: quoted(backend),
      seed: String(seed),
    },
  };
}
