/**
 * All that is said of experiments and tutorials, and nothing that computes: an entry of its own, so that a page loads
 * none of linnet before something is trained.
 */
export { counted, countText } from './count-text.js';
export {
  experimentKinds,
  generatorKinds,
  type MemberKind,
  type MemberKinds,
  type MemberRange,
} from './experiment/bounds.js';
export { checkExperiment } from './experiment/check.js';
export type { DataChoice, FileData, GeneratedData, GeneratorChoices, GeneratorName } from './experiment/data-choice.js';
export { type BackendName, backendNames, type Experiment } from './experiment/experiment.js';
export { numberText, shareText } from './number-text.js';
export { type Tutorial, type TutorialName, tutorialNames } from './tutorial.js';
export { tutorialExperiments, tutorials } from './tutorials.js';
