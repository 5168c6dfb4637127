import { LinnetError, type ModelArtifact } from '@linnet/core';
import type { Experiment, ExperimentModel, ExperimentSets } from '@linnet/recipes';
import { checksumOf, type History, linn, type MetricName } from 'linnet';
import type { NetworkFacts } from '../protocol/index.js';
import type { Painter } from './painter.js';

/** A model that was trained. */
export interface TrainedModel {
  readonly seed: number;
  readonly model: ExperimentModel;
  readonly history: History<readonly MetricName[]>;
  readonly artifact: ModelArtifact;
}

/** What was trained last. */
export interface TrainedSubject {
  readonly kind: 'trained';
  readonly experiment: Experiment;
  readonly sets: ExperimentSets;
  /** Of each seed, of those that trained for an epoch at least. */
  readonly models: readonly TrainedModel[];
  /** The first of them. */
  readonly artifact: ModelArtifact;
  readonly painter: Painter;
}

/** What a file held. */
export interface RestoredSubject {
  readonly kind: 'restored';
  readonly artifact: ModelArtifact;
  readonly painter: Painter;
}

/** What exports, figures and streams are of. */
export type Subject = TrainedSubject | RestoredSubject;

/** The subject, where there is one. */
export function subjectOf(subject: Subject | undefined): Subject {
  if (subject !== undefined) return subject;
  throw new LinnetError('bad-option', 'There is no model yet: train one for an epoch at least, or open a model file.');
}

/** The subject, where it was trained here. */
export function trainedOf(subject: Subject | undefined): TrainedSubject {
  const found = subjectOf(subject);
  if (found.kind === 'trained') return found;
  throw new LinnetError(
    'bad-option',
    'This model came from a file, which holds neither rows nor the history of a training: train one here.',
  );
}

/** The rows of a subject, if it has some. */
export const setsOf = (subject: Subject): ExperimentSets | undefined =>
  subject.kind === 'trained' ? subject.sets : undefined;

/** What the page is told of a subject. */
export const factsOf = ({ kind, artifact }: Subject): NetworkFacts => ({
  isTrained: kind === 'trained',
  checksum: checksumOf(artifact),
  instrumentProblems: linn.check(artifact, {}),
});
