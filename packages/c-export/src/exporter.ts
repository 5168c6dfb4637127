import { defineExporter, type Exported, type ModelArtifact, throwProblems } from '@linnet/core';
import type { CDocument, CExport, CReport } from './document.js';
import { filesOf } from './files.js';
import { exportFloats } from './float/export.js';
import { readFloats } from './float/problems.js';
import { exportIntegers } from './integer/export.js';
import { integerProblems } from './integer/problems.js';
import { type COptions, defaultName, optionProblems } from './options.js';
import { verifyC } from './verify.js';

/**
 * The exporter of portable C99, without dependencies, allocation or undefined behaviour; it compiles as C++ too. A model with
 * a quantised network becomes integers, to the bit those of the emulator; any other becomes single floats. NAME.c is the
 * network, and beside it stand NAME.h and NAME_test.c, which checks it and runs rows of a file.
 *
 * In integers everything can be exported that can be quantised; in floats dense layers with all activations, softmax,
 * clips and normalisations. `check` names every problem, `export` throws LinnetError `refused` with all of them, and `verify`
 * compiles the files with cc, gcc or clang and runs them.
 *
 * @example
 * ```ts
 * const { artifact } = quantise(model.toArtifact(), { calibration: x });
 * const { value, report } = await c.export(artifact, { name: 'classifier' });
 * value.header; // classifier.h: `void classifier_run(const int32_t *input, int32_t *output);`
 * ```
 */
export const c = defineExporter({
  name: 'c',
  extension: 'c',
  arithmetic: ['float', 'integer'],
  check: (model: ModelArtifact, options: COptions): readonly string[] => draftOf(model, options ?? {}).problems,
  export: (model: ModelArtifact, options: COptions): Exported<CDocument, CReport> => exportC(model, options ?? {}),
  verify: verifyC,
});

/** What is wrong with an export, and how it is made where nothing is. */
interface Draft {
  readonly problems: readonly string[];
  make(name: string): CExport;
}

function draftOf(model: ModelArtifact, options: COptions): Draft {
  const optional = optionProblems(options);
  const { scaling = {}, quantised }: Partial<ModelArtifact> = model ?? {};
  if (quantised !== undefined) {
    const problems = [...optional, ...integerProblems(model)];
    return { problems, make: (name) => exportIntegers(name, quantised, scaling) };
  }
  const { program, problems } = readFloats(model);
  return { problems: [...optional, ...problems], make: (name) => exportFloats(name, program, scaling) };
}

function exportC(model: ModelArtifact, options: COptions): Exported<CDocument, CReport> {
  const { problems, make } = draftOf(model, options);
  throwProblems('refused', 'This model cannot be exported as C:', problems);
  const { document, report } = make(options.name ?? defaultName);
  const [, header, test] = filesOf(document.name);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return {
    value: document,
    bytes: encode(document.source),
    beside: { [header]: encode(document.header), [test]: encode(document.test) },
    report,
  };
}
