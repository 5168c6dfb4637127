import { LinnetError, type NdArray, type Workbench } from '@linnet/core';
import type { ElementType } from '../file/element-types.js';

/** An onnxruntime that the user has. */
export interface Runtime {
  /** With its version, such as `onnxruntime-node 1.30.0`. */
  readonly name: string;
  /**
   * Makes a file ready to run.
   * @throws LinnetError `refused` with what the runtime says where it cannot.
   */
  open(file: Uint8Array): Promise<Session>;
}

/** A file that runs. */
export interface Session {
  /** What the file's one output is for rows of its one input. */
  run(rows: NdArray, type: ElementType): Promise<ArrayLike<number>>;
  close(): Promise<void>;
}

/** The packages that run ONNX files for JavaScript. */
export const runtimePackages = ['onnxruntime-node', 'onnxruntime-web'] as const;

/** The first runtime that is installed and loads. */
export async function findRuntime(bench: Workbench): Promise<Runtime | undefined> {
  for (const name of runtimePackages) {
    const library = libraryIn(await bench.load(name).catch(() => undefined));
    if (library !== undefined) return runtimeOf(name, library);
  }
  return undefined;
}

/** What is used of a runtime's package. */
interface Library {
  readonly InferenceSession: { create(file: Uint8Array, options: object): Promise<NativeSession> };
  readonly Tensor: new (type: string, data: Float32Array | Float64Array, shape: readonly number[]) => object;
  readonly env?: { readonly versions?: Readonly<Record<string, string | undefined>> };
}

interface NativeSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    feeds: Readonly<Record<string, object>>,
  ): Promise<Readonly<Record<string, { readonly data: unknown } | undefined>>>;
  release?(): Promise<void>;
}

/** The package itself, or what stands for it where a CommonJS module was imported. */
function libraryIn(loaded: unknown): Library | undefined {
  const { default: inner }: { readonly default?: unknown } = { ...Object(loaded) };
  return [loaded, inner].find(isLibrary);
}

function isLibrary(value: unknown): value is Library {
  const { InferenceSession, Tensor }: Partial<Record<keyof Library, unknown>> = Object(value);
  return typeof Tensor === 'function' && typeof InferenceSession === 'function' && 'create' in InferenceSession;
}

function runtimeOf(packageName: string, library: Library): Runtime {
  const versions = library.env?.versions;
  const version = versions?.[packageName.slice('onnxruntime-'.length)] ?? versions?.common;
  const name = version === undefined ? packageName : `${packageName} ${version}`;
  return {
    name,
    open: async (file) => {
      // Errors alone: warnings of the native library would stand among a command's own lines.
      const session = await library.InferenceSession.create(file, { logSeverityLevel: 3 }).catch((cause: unknown) => {
        throw failed(`${name} cannot read the file`, cause);
      });
      return sessionOf(name, library, session);
    },
  };
}

const sessionOf = (name: string, { Tensor }: Library, session: NativeSession): Session => ({
  run: async ({ data, shape }, type) => {
    const tensor =
      type === 'double'
        ? new Tensor('float64', Float64Array.from(data), shape)
        : new Tensor('float32', Float32Array.from(data), shape);
    const outputs = await session.run({ [session.inputNames[0] ?? '']: tensor }).catch((cause: unknown) => {
      throw failed(`${name} cannot run the file`, cause);
    });
    const found = outputs[session.outputNames[0] ?? '']?.data;
    if (found instanceof Float32Array || found instanceof Float64Array) return found;
    throw new LinnetError('refused', `${name} gave no floats for the file's output.`);
  },
  close: async () => session.release?.(),
});

const failed = (what: string, cause: unknown): LinnetError =>
  new LinnetError('refused', `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
