import {
  type Exported,
  formatShape,
  LinnetError,
  rowShape,
  type Shape,
  sizeOf,
  type TestVectors,
  type Verification,
  type Workbench,
} from '@linnet/core';
import type { OnnxDocument, OnnxValue } from '../file/document.js';
import type { OnnxReport } from '../report.js';
import { fedRows } from './feed.js';
import { findRuntime, type Session } from './runtime.js';
import { tallyOf } from './tally.js';

/** Runs a file with the user's onnxruntime on rows whose answers are known; see `verify` of exporters. */
export async function verifyOnnx(
  { value: document, bytes }: Exported<OnnxDocument, OnnxReport>,
  vectors: TestVectors,
  bench: Workbench,
): Promise<Verification> {
  checkVectors(document, vectors);
  const runtime = await findRuntime(bench);
  if (runtime === undefined) {
    const notes = ['onnxruntime is not installed; npm install onnxruntime-node, and the file can be run.'];
    return { vectors: 0, mismatches: 0, by: undefined, worst: 0, notes };
  }
  const session = await runtime.open(bytes);
  try {
    return { ...(await compared(document, vectors, session)), by: runtime.name };
  } finally {
    await session.close();
  }
}

function checkVectors({ input, output }: OnnxDocument, { inputs, expected }: TestVectors): void {
  const [takes, gives] = [rowOfFile(input), rowOfFile(output)];
  const fits =
    sizeOf(rowShape(inputs.shape)) === sizeOf(takes) &&
    sizeOf(rowShape(expected.shape)) === sizeOf(gives) &&
    inputs.shape[0] === expected.shape[0];
  if (fits) return;
  throw new LinnetError(
    'bad-shape',
    `Vectors are rows of ${formatShape(inputs.shape)} with answers of ${formatShape(expected.shape)}; the file takes ${formatShape(takes)} and gives ${formatShape(gives)}.`,
  );
}

/** Rows that run at once: what lies between layers takes memory for each. */
const blockRows = 4096;

async function compared(
  document: OnnxDocument,
  vectors: TestVectors,
  session: Session,
): Promise<Omit<Verification, 'by'>> {
  const fed = fedRows(document, vectors);
  const tally = tallyOf(document, vectors);
  for (let start = 0; start < fed.rows.length; start += blockRows) {
    const rows = fed.rows.slice(start, start + blockRows);
    const data = fed.data.subarray(start * fed.width, (start + rows.length) * fed.width);
    const shape = [rows.length, ...rowOfFile(document.input)];
    tally.add(rows, await session.run({ data, shape }, document.input.type));
  }
  const { mismatches, worst, notes } = tally.result();
  return { vectors: fed.rows.length, mismatches, worst, notes: [...fed.notes, ...notes] };
}

const rowOfFile = ({ shape: [, ...row] }: OnnxValue): Shape => row;
