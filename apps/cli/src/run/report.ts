import { relative } from 'node:path';
import { counted, countText, type Outcome, outcomeTexts, type RunResult } from '@linnet/recipes';
import { proportionTexts } from 'linnet';
import { type Fact, type ReportSection, type ReportTable, report } from 'linnet/plot';
import { isCheckpoint } from './checkpoints.js';
import { type RunSummary, stepTime } from './summary.js';
import type { DrawnFigure } from './write-results.js';

/** What a report is made of. */
export interface ReportParts {
  readonly result: RunResult;
  readonly figures: readonly DrawnFigure[];
  readonly summary: RunSummary;
}

/** The page that shows a run: figures first, then the network, how it was made, and every file. */
export async function reportOf({ result, figures, summary }: ReportParts): Promise<string> {
  const { title = summary.name, lead, sections = [], model } = result;
  const drawn = figures.map(
    ({ svg }, index): ReportSection => ({ ...(index === 0 ? { title: 'Figures' } : {}), figure: svg }),
  );
  const facts = factsOf(summary);
  return report({
    title,
    ...(lead === undefined ? {} : { lead }),
    sections: [
      ...(facts.length === 0 ? [] : [{ title: 'Results', facts }]),
      ...outcomeSection(summary.outcomes ?? []),
      ...drawn,
      ...sections,
      ...(model === undefined ? [] : [{ title: 'The network', code: model.summary() }]),
      { title: 'How it was made', table: { head: ['', ''], rows: provenance(summary) } },
      {
        title: 'Files',
        links: summary.files
          .filter((file) => !isCheckpoint(file))
          .map((file) => ({ path: relative(summary.folder, file).replaceAll('\\', '/') })),
      },
    ],
  });
}

/** What is stated, and the bound, beside what was reached. */
function outcomeSection(outcomes: readonly Outcome[]): readonly ReportSection[] {
  if (outcomes.length === 0) return [];
  const rows = outcomes.map(outcomeTexts).map(({ name, stated, bound, reached, isReached, reason }) => {
    const mark = isReached === undefined ? '' : isReached ? 'yes' : 'NO';
    return [name, stated, bound, reached, mark, reason];
  });
  const isHeld = rows.some(([, , bound]) => bound !== '');
  const table = withoutEmptyColumns({ head: ['What', 'Stated (source)', 'Bound', 'Reached', 'Met', 'Why'], rows });
  return [{ title: isHeld ? 'Expected and reached' : 'Reached', table }];
}

/** A column that says nothing of any row is left out. */
function withoutEmptyColumns({ head, rows }: ReportTable): ReportTable {
  const isKept = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const kept = <Cell>(cells: readonly Cell[]): readonly Cell[] => cells.filter((_, column) => isKept[column]);
  return { head: kept(head), rows: rows.map(kept) };
}

function factsOf({
  metrics,
  latency,
  parameters,
  epochs,
  seconds,
  microsecondsPerStep,
  backend,
}: RunSummary): readonly Fact[] {
  const accuracy = (label: string, value: NonNullable<RunSummary['metrics']>['train']): readonly Fact[] => {
    if (value === undefined) return [];
    const { share, sureness } = proportionTexts(value);
    return [{ label, value: share, note: `95 % interval: ${sureness}` }];
  };
  return [
    ...accuracy('Accuracy, validation', metrics?.validation),
    ...accuracy('Accuracy, training', metrics?.train),
    ...(latency === undefined ? [] : [{ label: 'Latency', value: counted(latency.cycles, 'cycle'), note: 'approx.' }]),
    ...(parameters === undefined ? [] : [{ label: 'Parameters', value: countText(parameters) }]),
    ...(epochs === undefined || seconds === undefined
      ? []
      : [
          {
            label: 'Training',
            value: `${seconds.fit.toFixed(1)} s`,
            note: `${counted(epochs, 'epoch')}, ${stepTime(microsecondsPerStep)} µs a step on ${backend}, validation and callbacks included`,
          },
        ]),
  ];
}

function provenance({
  seeds,
  backend,
  notPicked = {},
  stopped,
  interrupted,
  loss,
}: RunSummary): readonly (readonly string[])[] {
  const row = (label: string, value: string | undefined): readonly (readonly string[])[] =>
    value === undefined ? [] : [[label, value]];
  return [
    ...row(
      'Seeds',
      seeds &&
        Object.entries(seeds)
          .map(([name, value]) => `${name} ${value}`)
          .join(', '),
    ),
    ...row(
      'Backend',
      backend && [backend, ...Object.entries(notPicked).map(([name, reason]) => `not ${name}: ${reason}`)].join('; '),
    ),
    ...row(
      'Least training loss',
      loss &&
        `${loss.train.toPrecision(4)}${loss.validation === undefined ? '' : `; validation loss of that epoch ${loss.validation.toPrecision(4)}`}`,
    ),
    ...row('Ended', interrupted ? 'interrupted' : (stopped ?? 'after all epochs')),
  ];
}
