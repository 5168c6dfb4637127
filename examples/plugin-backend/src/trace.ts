/** What a backend is asked to do and takes time. */
export type Call = 'compile' | 'train' | 'evaluate' | 'infer';

/** All calls of one kind. */
export interface CallTotals {
  readonly calls: number;
  readonly rows: number;
  readonly seconds: number;
}

/** Where the time went. */
export type Trace = Readonly<Record<Call, CallTotals>>;

/** Measures work and adds it up. */
export interface Tracer {
  /** Does the work and counts it; what it gives, a promise or not, is handed on as it is. */
  measure<Result>(call: Call, rows: number, work: () => Result): Result;
  /** What was counted so far. */
  read(): Trace;
}

const nothing: CallTotals = { calls: 0, rows: 0, seconds: 0 };

/** Makes a tracer that has seen nothing yet. */
export function createTracer(): Tracer {
  const totals: Record<Call, CallTotals> = { compile: nothing, train: nothing, evaluate: nothing, infer: nothing };
  const count = (call: Call, rows: number, started: number): void => {
    const { calls, rows: before, seconds } = totals[call];
    totals[call] = { calls: calls + 1, rows: before + rows, seconds: seconds + (performance.now() - started) / 1000 };
  };
  return {
    measure: (call, rows, work) => {
      const started = performance.now();
      const result = work();
      // A backend that answers at once is not made to wait; what fails is not counted.
      if (!(result instanceof Promise)) count(call, rows, started);
      else result.then(() => count(call, rows, started)).catch(() => undefined);
      return result;
    },
    read: () => ({ ...totals }),
  };
}
