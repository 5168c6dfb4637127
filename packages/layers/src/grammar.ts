/**
 * Layers as text, such as `16:relu,dropout:0.2,1:sigmoid`: for command lines, addresses of pages and config files. An
 * entry of its own, because it knows every kind of layer.
 */
export { layersFor } from './grammar/layers-for.js';
export { parseLayers, type WrittenLayer } from './grammar/layers-text.js';
