/** As many numbers from `from` to `to`, both included, as numpy's `linspace` gives them, to the bit. */
export function linspace(from: number, to: number, count: number): Float64Array {
  const values = steps(from, to, count, count - 1);
  if (count > 1) values[count - 1] = to;
  return values;
}

/** The same without the last: numbers of a circle, whose end is its start. */
export const linspaceOpen = (from: number, to: number, count: number): Float64Array => steps(from, to, count, count);

function steps(from: number, to: number, count: number, parts: number): Float64Array {
  const step = (to - from) / parts;
  // A number alone is the start; there is no step to multiply with.
  return Float64Array.from({ length: count }, (_, index) => (index === 0 ? from : index * step + from));
}
