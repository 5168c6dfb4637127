import type { Score, TrainedView, TrainingResult } from '../protocol/index.js';
import { Notice } from '../ui/notice.js';
import { countText, numberText, shareText } from '../ui/numbers.js';
import { Table } from '../ui/table.js';
import { secondsText } from '../ui/training-text.js';

/** What each seed came to, with the checksum that `linnet run` prints of the same network. */
export function ResultTable({ result: { models } }: { readonly result: TrainingResult }) {
  const hasAccuracy = models.some(({ train }) => train?.accuracy !== undefined);
  const hasTest = models.some(({ test }) => test !== undefined);
  const scoreHeads = (rows: string): readonly string[] => [
    `Loss, ${rows}`,
    ...(hasAccuracy ? [`Accuracy, ${rows}`] : []),
  ];
  return (
    <>
      {reasons(models).map((reason) => (
        <Notice key={reason}>{reason}</Notice>
      ))}
      <Table
        caption="After training. The checksum is that of the model file: the same bits give the same one."
        head={[
          'Seed',
          'Epochs',
          ...scoreHeads('training'),
          ...(hasTest ? scoreHeads('kept apart') : []),
          models.length > 1 ? 'Time of all' : 'Time',
          'Backend',
          'Checksum',
        ]}
        rows={models.map((model) => [
          String(model.seed),
          epochsText(model),
          ...scoreTexts(model.train, hasAccuracy),
          ...(hasTest ? scoreTexts(model.test, hasAccuracy) : []),
          secondsText(model.seconds),
          model.backend,
          model.checksum,
        ])}
      />
    </>
  );
}

/** Why networks ended early, each reason once: of patience that ran out, or of numbers that ran away. */
const reasons = (models: readonly TrainedView[]): readonly string[] => [
  ...new Set(models.flatMap(({ stopped }) => (stopped === undefined ? [] : [stopped]))),
];

const epochsText = ({ epochs, interrupted, stopped }: TrainedView): string =>
  `${countText(epochs)}${interrupted ? ', stopped by hand' : stopped === undefined ? '' : ', ended early'}`;

const scoreTexts = (score: Score | undefined, hasAccuracy: boolean): readonly string[] => [
  score === undefined ? '' : numberText(score.loss),
  ...(hasAccuracy ? [score?.accuracy === undefined ? '' : shareText(score.accuracy)] : []),
];
