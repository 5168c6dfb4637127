import { defaultRegistry, type Exported, LinnetError, type ModelArtifact, throwProblems } from '@linnet/core';
import { historyCsv } from '@linnet/recipes';
import { formatLatency, type LinnReport, linn, type Quantisation, stringifyModel } from 'linnet';
import type { ExportedFiles, ExportKind, ExportOptions, GivenFile } from '../protocol/index.js';
import { quantiseBits } from './quantised-view.js';
import { type Subject, setsOf, trainedOf } from './subject.js';

/** What of a model goes into files: the same bytes as the command writes of the same model, name and bits. */
export async function exportSubject(
  kind: ExportKind,
  { name, bits }: ExportOptions,
  subject: Subject,
): Promise<ExportedFiles> {
  checkName(name);
  switch (kind) {
    case 'model':
      return { files: [fileOf(`${name}.json`, stringifyModel(subject.artifact))], notes: [] };
    case 'history':
      return { files: [fileOf(`${name}.csv`, await historyOf(subject))], notes: [] };
    case 'linn':
      return exportLinn(subject.artifact, name);
    default:
      return exportNetwork(kind, subject, { name, bits });
  }
}

/** The same as exporters take, which name their files by it. */
function checkName(name: string): void {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}$/u.test(name)) return;
  const use = 'letters, digits, spaces, dots, hyphens and underscores, at most 100, and begin with none of the marks';
  throw new LinnetError('bad-option', `The name of the files is "${name}"; use ${use}.`);
}

async function historyOf(subject: Subject): Promise<string> {
  const [first] = trainedOf(subject).models;
  return first === undefined ? '' : historyCsv(first.history);
}

async function exportLinn(artifact: ModelArtifact, name: string): Promise<ExportedFiles> {
  const exported = await linn.export(artifact, { name });
  return { files: filesOf(`${name}.linn`, exported), notes: linnNotes(exported.report) };
}

/** What the command tells of a network for the instrument. */
const linnNotes = ({ latency, notes }: LinnReport): readonly string[] => [...formatLatency(latency), ...notes];

async function exportNetwork(
  kind: Exclude<ExportKind, 'model' | 'history' | 'linn'>,
  subject: Subject,
  { name, bits }: ExportOptions,
): Promise<ExportedFiles> {
  const exporter = defaultRegistry().exporter(kind);
  if (bits === 0 && !(exporter.arithmetic ?? ['float']).includes('float')) {
    throw new LinnetError('bad-option', `"${kind}" writes integers; choose how many bits, such as 16.`);
  }
  const { quantised: _, ...floats } = subject.artifact;
  const quantised = bits === 0 ? undefined : quantiseBits(subject.artifact, bits, setsOf(subject));
  const artifact = quantised?.artifact ?? floats;
  throwProblems('refused', `This model cannot be exported as ${kind}:`, await exporter.check(artifact, { name }));
  const exported = await exporter.export(artifact, { name });
  return {
    files: filesOf(`${name}.${exporter.extension}`, exported),
    notes: [...(quantised === undefined ? [] : wordNotes(quantised)), ...notesIn(exported.report)],
  };
}

/** The words of each layer. */
const wordNotes = ({ report }: Quantisation): readonly string[] => [
  `Inputs: ${report.input.format}.`,
  ...report.layers.map(
    ({ name, weights, output, accumulator }) =>
      `${name}: weights ${weights.format}, outputs ${output.format}, sums of ${accumulator.bits} bits.`,
  ),
];

/** Sentences of a report, whichever exporter's it is. */
function notesIn(report: object): readonly string[] {
  const lists = 'notes' in report ? report.notes : [];
  return Array.isArray(lists) ? lists.filter((note): note is string => typeof note === 'string') : [];
}

/** The main file, and those beside it. */
export const filesOf = (name: string, { bytes, beside = {} }: Pick<Exported, 'bytes' | 'beside'>): GivenFile[] => [
  fileOf(name, bytes),
  ...Object.entries(beside).map(([other, content]) => fileOf(other, content)),
];

/** A file of text or bytes. */
export const fileOf = (name: string, content: string | Uint8Array): GivenFile => ({
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
});
