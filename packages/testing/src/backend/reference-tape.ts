/** Some numbers and, after a pass backward, the gradient by each of them. */
export interface Value {
  readonly value: Float64Array;
  readonly gradient: Float64Array;
}

/** A function of one number, and its derivative. */
export type Curve = readonly [apply: (x: number) => number, slope: (x: number) => number];

/**
 * Arithmetic on lists of numbers that keeps note of every step: a pass backward goes through the notes from the last to
 * the first and applies the chain rule to each. Formulas are written down once, forward, as they stand in books.
 */
export interface Tape {
  /** Numbers x[from] to x[to - 1]. */
  slice(x: Value, from: number, to: number): Value;
  /** The numbers in these places, of which one may come several times. */
  take(x: Value, places: readonly number[]): Value;
  join(parts: readonly Value[]): Value;
  sum(a: Value, b: Value): Value;
  times(a: Value, b: Value): Value;
  /** A row by a matrix, whose rows stand one after another. */
  product(row: Value, matrix: Value): Value;
  apply(curve: Curve, x: Value): Value;
  /** Takes note of a step of another kind; `backward` adds to the gradients of what the step was made of. */
  note(backward: () => void): void;
  /** Goes back from the gradients of the results. */
  backward(): void;
}

/** Numbers with gradients of zero. */
export const asValue = (numbers: ArrayLike<number>): Value => new Numbers(new Float64Array(numbers));

/** That many zeros, with gradients of zero. */
export const zeros = (length: number): Value => new Numbers(new Float64Array(length));

/** Has gradients from when they are asked for: most numbers are made in passes that never go back. */
class Numbers implements Value {
  readonly value: Float64Array;
  #gradient: Float64Array | undefined;

  constructor(value: Float64Array) {
    this.value = value;
  }

  get gradient(): Float64Array {
    this.#gradient ??= new Float64Array(this.value.length);
    return this.#gradient;
  }
}

/** Makes a tape without notes. */
export function createTape(): Tape {
  const notes: (() => void)[] = [];
  /** A result that is told number by number, and so is what its gradient adds to those before. */
  const each = (length: number, forward: (at: number) => number, backward: (slope: number, at: number) => void) => {
    const y = zeros(length);
    for (let at = 0; at < length; at++) y.value[at] = forward(at);
    notes.push(() => {
      for (let at = 0; at < length; at++) backward(y.gradient[at] as number, at);
    });
    return y;
  };
  return {
    slice: (x, from, to) =>
      each(
        to - from,
        (at) => number(x, from + at),
        (slope, at) => add(x, from + at, slope),
      ),
    take: (x, places) =>
      each(
        places.length,
        (at) => number(x, places[at] as number),
        (slope, at) => add(x, places[at] as number, slope),
      ),
    join: (parts) => {
      const y = zeros(parts.reduce((length, { value }) => length + value.length, 0));
      let end = 0;
      for (const part of parts) {
        const from = end;
        y.value.set(part.value, from);
        end += part.value.length;
        notes.push(() => {
          for (let at = 0; at < part.value.length; at++) add(part, at, y.gradient[from + at] as number);
        });
      }
      return y;
    },
    sum: (a, b) =>
      each(
        a.value.length,
        (at) => number(a, at) + number(b, at),
        (slope, at) => {
          add(a, at, slope);
          add(b, at, slope);
        },
      ),
    times: (a, b) =>
      each(
        a.value.length,
        (at) => number(a, at) * number(b, at),
        (slope, at) => {
          add(a, at, slope * number(b, at));
          add(b, at, slope * number(a, at));
        },
      ),
    product: (row, matrix) => {
      const y = zeros(matrix.value.length / row.value.length);
      multiply(row, matrix, y);
      notes.push(() => multiplyBack(row, matrix, y));
      return y;
    },
    apply: ([apply, slopeOf], x) =>
      each(
        x.value.length,
        (at) => apply(number(x, at)),
        (slope, at) => add(x, at, slope * slopeOf(number(x, at))),
      ),
    note: (backward) => notes.push(backward),
    backward: () => {
      for (const note of notes.reverse()) note();
      notes.length = 0;
    },
  };
}

function multiply(row: Value, matrix: Value, y: Value): void {
  const columns = y.value.length;
  for (let input = 0; input < row.value.length; input++) {
    const x = number(row, input);
    for (let unit = 0; unit < columns; unit++) {
      y.value[unit] = (y.value[unit] as number) + x * (matrix.value[input * columns + unit] as number);
    }
  }
}

function multiplyBack(row: Value, matrix: Value, y: Value): void {
  const columns = y.value.length;
  for (let input = 0; input < row.value.length; input++) {
    const x = number(row, input);
    for (let unit = 0; unit < columns; unit++) {
      const slope = y.gradient[unit] as number;
      add(matrix, input * columns + unit, slope * x);
      add(row, input, slope * (matrix.value[input * columns + unit] as number));
    }
  }
}

const number = ({ value }: Value, at: number): number => value[at] as number;

function add({ gradient }: Value, at: number, amount: number): void {
  gradient[at] = (gradient[at] as number) + amount;
}
