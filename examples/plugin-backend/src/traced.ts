import {
  type Backend,
  type BackendPlugin,
  defineBackend,
  type InferenceProgram,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';
import { formatTrace } from './format.js';
import { tracedInference, tracedProgram, tracedStateful } from './program.js';
import { createTracer, type Trace, type Tracer } from './trace.js';

/** Options of {@link traced}. */
export interface TracedOptions {
  /** Gets the trace when the backend is disposed, as the command does at its end. Default: prints it on standard error. */
  onDispose?(trace: Trace, name: string): void;
}

/**
 * A backend that lets another one do the work and measures it. Name and options are those of the other, the name with
 * `traced-` in front.
 * @example
 * ```ts
 * const model = sequential(2, [dense(1)]).compile({ backend: traced(js), loss: 'meanSquaredError' });
 * ```
 */
export const traced = <const Name extends string, Options>(
  inner: BackendPlugin<Name, Options>,
  { onDispose = (trace, name) => console.error(formatTrace(name, trace)) }: TracedOptions = {},
): BackendPlugin<`traced-${Name}`, Options> => {
  const name = `traced-${inner.name}` as const;
  return defineBackend({
    name,
    // `auto` takes it only where nothing else will do: it is to be asked for.
    priority: Number.MIN_SAFE_INTEGER,
    unavailable: () => inner.unavailable(),
    load: async (options: Options): Promise<Backend> => {
      const tracer = createTracer();
      const backend = await inner.load(options);
      return tracedBackend(name, backend, tracer, () => onDispose(tracer.read(), name));
    },
  });
};

function tracedBackend(name: string, inner: Backend, tracer: Tracer, onDispose: () => void): Backend {
  function compile(plan: Plan): InferenceProgram;
  function compile(plan: Plan, training: Training): Program;
  function compile(plan: Plan, training?: Training): InferenceProgram {
    if (training === undefined) {
      return tracedInference(
        tracer.measure('compile', 0, () => inner.compile(plan)),
        tracer,
      );
    }
    return tracedProgram(
      tracer.measure('compile', 0, () => inner.compile(plan, training)),
      tracer,
    );
  }
  return {
    name,
    refuse: (plan, training) => inner.refuse(plan, training),
    compile,
    ...optionalParts(inner, tracer),
    dispose: () => {
      inner.dispose();
      onDispose();
    },
  };
}

type OptionalParts = Partial<Pick<Backend, 'describe' | 'compileStateful' | 'compileLanes'>>;

/** What a backend may leave out; this one has what the other has. */
function optionalParts(inner: Backend, tracer: Tracer): OptionalParts {
  const { describe, compileStateful, compileLanes } = inner;
  const parts: { -readonly [Part in keyof OptionalParts]: OptionalParts[Part] } = {};
  if (describe) parts.describe = (plan, training) => describe.call(inner, plan, training);
  if (compileStateful) {
    parts.compileStateful = (plan) =>
      tracedStateful(
        tracer.measure('compile', 0, () => compileStateful.call(inner, plan)),
        tracer,
      );
  }
  if (compileLanes) {
    // Lanes wait for each other, and their waiting counts as training.
    parts.compileLanes = async (plan, training, lanes) => {
      const programs = await tracer.measure('compile', 0, () => compileLanes.call(inner, plan, training, lanes));
      return programs.map((program) => tracedProgram(program, tracer));
    };
  }
  return parts;
}
