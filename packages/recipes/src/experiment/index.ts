export { checkExperiment } from './check.js';
export { experimentCode } from './code.js';
export type { DataChoice, FileData, GeneratedData, GeneratorChoices, GeneratorName } from './data-choice.js';
export { drawSets, type ExperimentSets } from './draw.js';
export { type BackendName, backendNames, type Experiment, type OpenExperiment } from './experiment.js';
export { type FitExperimentOptions, fitExperiment, fitOptionsOf, targetsFor } from './fit.js';
export { linnLayers } from './layer-facts.js';
export { metricsOf } from './loss-facts.js';
export { compileExperiment, type ExperimentModel, modelOf } from './model.js';
