export { type LinnLayerDefinition, type LinnModelOptions, linnModel } from './linn-model.js';
