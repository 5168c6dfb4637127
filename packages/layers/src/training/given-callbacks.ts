// What only fits with callbacks need: loaded for those.
export { callbackStates } from './callback-states.js';
export { checkCallbacks } from './check-callbacks.js';
