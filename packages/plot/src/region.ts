import { outlines, type Point } from './outlines.js';

/** Numbers of columns and rows of nodes. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** A corner with the value of each field. */
interface Corner extends Point {
  readonly values: readonly number[];
}

/**
 * Outlines of where all fields are at least 0, between the nodes of a grid; places count nodes from 0. Each square of
 * nodes is two triangles, over which fields are taken as flat: regions of fields that are each other's negative then fit
 * without gaps. Where a field is NaN there is no region.
 *
 * @param fields values at the nodes, row after row
 */
export function regionOf({ columns, rows }: Grid, fields: readonly Float64Array[]): readonly (readonly Point[])[] {
  const polygons: (readonly Point[])[] = [];
  const corner = (x: number, y: number): Corner => ({
    x,
    y,
    values: fields.map((field) => field[y * columns + x] as number),
  });
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++)
      polygons.push(...polygonsWithin(corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)));
  }
  return outlines(polygons);
}

/** What the region covers of one square: all of it, nothing, or parts of its two triangles. */
function polygonsWithin(a: Corner, b: Corner, c: Corner, d: Corner): readonly (readonly Corner[])[] {
  const square = [a, b, c, d];
  if (square.every(({ values }) => values.every((value) => value >= 0))) return [square];
  if (a.values.some((_, field) => square.every(({ values }) => (values[field] as number) < 0))) return [];
  const triangles = [
    [a, b, c],
    [a, c, d],
  ];
  return triangles
    .map((triangle) => a.values.reduce<readonly Corner[]>(clipped, triangle))
    .filter(({ length }) => length > 2);
}

/** The part of a polygon where field number `field` is at least 0 (Sutherland and Hodgman, 1974). */
function clipped(polygon: readonly Corner[], _: number, field: number): readonly Corner[] {
  const heightAt = ({ values }: Corner): number => values[field] as number;
  if (polygon.some((corner) => Number.isNaN(heightAt(corner)))) return [];
  if (polygon.every((corner) => heightAt(corner) >= 0)) return polygon;
  return polygon.flatMap((corner, at) => {
    const before = polygon[(at + polygon.length - 1) % polygon.length] ?? corner;
    const [from, to] = [heightAt(before), heightAt(corner)];
    const crosses = (from < 0 && to > 0) || (from > 0 && to < 0);
    return [...(crosses ? [between(before, corner, field)] : []), ...(to >= 0 ? [corner] : [])];
  });
}

/** Where a field is 0 on an edge: the same to the bit from whichever end one comes. */
function between(a: Corner, b: Corner, field: number): Corner {
  const [from, to] = a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
  const [low, high] = [from.values[field] as number, to.values[field] as number];
  const share = low / (low - high);
  const mix = (start: number, end: number): number => start + (end - start) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    values: from.values.map((value, at) => (at === field ? 0 : mix(value, to.values[at] as number))),
  };
}
