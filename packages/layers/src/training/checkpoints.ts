// What only fits need that keep checkpoints, or go on from one: loaded for those.
export { checkpointWriter } from './checkpoint-writer.js';
export { checkPlan, checkResume } from './resume.js';
