export * from './accuracy.js';
export * from './agreement.js';
export * from './binary-accuracy.js';
export type { PositiveOptions } from './binary-truth.js';
export * from './class-areas.js';
export type { ColumnOptions } from './class-columns.js';
export { type ClassScoreOptions, type ClassScores, classScores, type Scores } from './class-scores.js';
export * from './classification-report.js';
export {
  type ClassificationScoreOptions,
  type ClassificationScores,
  classificationScores,
} from './classification-scores.js';
export {
  type ConfusionMatrix,
  type ConfusionTotal,
  confusionMatrix,
  normaliseConfusion,
} from './confusion-matrix.js';
export type { Label, LabelList } from './label-lists.js';
export type { LabelOptions } from './labelled-rows.js';
export { type LabellingOptions, labels } from './labels.js';
export * from './mean-absolute-error.js';
export * from './mean-squared-error.js';
export { hammingLoss, multilabels, subsetAccuracy } from './multilabel.js';
export * from './multilabel-report.js';
export type { Numbers } from './numbers.js';
export { type FBetaOptions, f1, fBeta, precision, recall, type ScoreOptions } from './precision-recall.js';
export { type PrecisionRecallCurve, precisionRecallCurve } from './precision-recall-curve.js';
export { brier, logLoss, type ProbabilityOptions } from './probability-losses.js';
export * from './proportion.js';
export * from './r2.js';
export type { ReportTextOptions } from './report-text.js';
export { type RocCurve, rocCurve } from './roc-curve.js';
export type { RowWeightOptions } from './row-weights.js';
export type { ClassAverage, ZeroDivisionOptions } from './score-formulas.js';
export * from './top-k-accuracy.js';
