import type { History, MetricName, PredictingModel } from 'linnet';
import type { Figure } from 'linnet/plot';
import type { ExperimentSets } from './experiment/draw.js';
import type { Experiment, OpenExperiment } from './experiment/experiment.js';

/** An experiment after its training. */
export interface TrainedExperiment {
  readonly experiment: OpenExperiment;
  readonly sets: ExperimentSets;
  readonly model: PredictingModel;
  readonly history: History<readonly MetricName[]>;
}

/** Draws the figures of a tutorial for one of its experiments, whatever was changed in that. */
export type DrawFigures = (name: string, trained: TrainedExperiment) => Promise<readonly Figure[]>;

/** The tutorials, by the names of the recipes that run all of them. */
export const tutorialNames = ['moku-classifier', 'sine-square', 'circles', 'threshold-lstm', 'classification'] as const;

/** One of them. */
export type TutorialName = (typeof tutorialNames)[number];

/** A tutorial that can be tried network by network. */
export interface Tutorial {
  readonly name: TutorialName;
  /** The networks that it trains, by name, with its settings; the first is the one that its recipe keeps. */
  readonly experiments: Readonly<Record<string, Experiment>>;
}
