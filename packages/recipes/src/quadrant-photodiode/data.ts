import { type Dataset, erf, fromArrays, type RandomState, random } from 'linnet';

/** Places of the beam along each axis. */
export const gridSize = 100;

/** What differs between diodes, and does not change from place to place. */
interface Diode {
  readonly gains: Float64Array;
  readonly biases: Float64Array;
  /** How much narrower the spot is along x than along y. */
  readonly symmetry: number;
}

/** A spot at one place. */
interface Spot {
  readonly x: number;
  readonly y: number;
  /** Twice the variance of its profile, where it is round. */
  readonly size: number;
  readonly intensity: number;
}

/** A quantity that must stay above 0 and is drawn from a normal distribution. */
const positive = (generator: RandomState, mean: number, deviation: number): number =>
  Math.max(0.1, generator.normal(mean, deviation));

/** Powers of four quadrants (x) and where the beam is (y), for a grid of places from -1 to 1: row by row, from y = -1 up. */
export function beamGrid(seed: number): Dataset {
  const generator = random(seed);
  const diode: Diode = {
    biases: generator.normal(0, 0.01, 4),
    gains: generator.normal(1, 0.1, 4),
    symmetry: positive(generator, 1, 0.3),
  };
  const at = (index: number): number => -1 + (2 * index) / (gridSize - 1);
  const places = Array.from({ length: gridSize * gridSize }, (_, index) => [
    at(index % gridSize),
    at(Math.floor(index / gridSize)),
  ]);
  return fromArrays(
    places.map(([x = 0, y = 0]) => drawPowers(generator, diode, x, y)),
    places,
  );
}

/** The powers with the diode's own errors and noise. */
function drawPowers(
  generator: RandomState,
  { gains, biases, symmetry }: Diode,
  x: number,
  y: number,
): readonly number[] {
  const spot = { x, y, size: positive(generator, 0.5, 0.1), intensity: generator.normal(1, 0.1) };
  const added = generator.normal(0, 0.01, 4);
  const factors = generator.normal(1, 0.005, 4);
  return quadrantPowers(spot, symmetry).map(
    (power, index) =>
      (power * (gains[index] ?? 1) + (biases[index] ?? 0) + (added[index] ?? 0)) * (factors[index] ?? 1),
  );
}

/**
 * The spot's intensity exp(-(sx (u - x)^2 + (v - y)^2 / sx) / size) over each quadrant of a detector from -1 to 1: upper
 * left, upper right, lower left, lower right. It is a product of two integrals, each a difference of error functions.
 */
function quadrantPowers({ x, y, size, intensity }: Spot, symmetry: number): readonly number[] {
  const [left, right] = halves(x, symmetry / size);
  const [lower, upper] = halves(y, 1 / (symmetry * size));
  return [left * upper, right * upper, left * lower, right * lower].map((power) => power * intensity);
}

/** The integrals of exp(-scale (t - centre)^2) over t from -1 to 0 and from 0 to 1. */
function halves(centre: number, scale: number): readonly [number, number] {
  const root = Math.sqrt(scale);
  const until = (t: number): number => ((Math.sqrt(Math.PI) / 2) * erf(root * (t - centre))) / root;
  return [until(0) - until(-1), until(1) - until(0)];
}

/** The usual formula: differences of sides over the whole power. */
export function usualFormula(powers: ArrayLike<number>): readonly [x: number, y: number] {
  const [upperLeft = 0, upperRight = 0, lowerLeft = 0, lowerRight = 0] = Array.from(powers);
  const whole = upperLeft + upperRight + lowerLeft + lowerRight;
  return [
    (upperRight - upperLeft + lowerRight - lowerLeft) / whole,
    (upperLeft + upperRight - lowerLeft - lowerRight) / whole,
  ];
}
