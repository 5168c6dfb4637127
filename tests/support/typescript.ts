import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { programOf, run, succeed } from './run.js';

const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  // Declarations of all packages are checked too; those of the language are not ours.
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
} satisfies ts.CompilerOptions;

// Libraries are the same in every project: they are parsed once.
const parsed = new Map<string, ts.SourceFile | undefined>();

function hostFor(folder: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getCurrentDirectory: () => folder,
    getSourceFile: (path, ...rest) => {
      if (!/\/typescript\/lib\/lib\.[^/]*$/u.test(path)) return host.getSourceFile(path, ...rest);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, ...rest));
      return parsed.get(path);
    },
  };
}

/** A complaint of the compiler. */
export interface Complaint {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly message: string;
}

/** What TypeScript 5.9 says of a file of a project, resolved as Node does. */
export function complaintsOf(folder: string, file: string): readonly Complaint[] {
  const program = ts.createProgram([join(folder, file)], options, hostFor(folder));
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const { file: source, start = 0, messageText } = diagnostic;
    const line = source === undefined ? 0 : source.getLineAndCharacterOfPosition(start).line + 1;
    return { file: source?.fileName ?? '', line, message: ts.flattenDiagnosticMessageText(messageText, '\n') };
  });
}

/** What TypeScript 7 says of the same, resolved as bundlers do; empty when it is content. */
export async function complaintsOf7(folder: string, file: string): Promise<string> {
  const config = {
    compilerOptions: { ...options, target: 'es2022', module: 'esnext', moduleResolution: 'bundler' },
    files: [file],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout, stderr } = await run(process.execPath, [programOf('ts7', 'bin/tsc'), '-p', '.'], folder);
  return stdout + stderr;
}

/** Runs a TypeScript program of a project in plain node, its types stripped, and gives what it prints. */
export async function runTypeScript(folder: string, name: string, source: string): Promise<string> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  await writeFile(join(folder, `${name}.js`), outputText);
  return succeed(process.execPath, [`${name}.js`], folder);
}
