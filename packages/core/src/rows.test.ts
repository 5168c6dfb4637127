import { expect, it } from 'vitest';
import { gatherRows, scatterRows } from './rows.js';

const all = Float32Array.of(0, 1, 10, 11, 20, 21, 30, 31);

it('a batch is gathered by its indices, or as it stands, and every row goes back to its place', () => {
  const order = Uint32Array.of(3, 0, 2, 1);
  const batch = new Float64Array(4);
  gatherRows(batch, all, 2, { order, start: 1, rows: 2 });
  expect([...batch]).toEqual([0, 1, 20, 21]);
  const back = new Float32Array(8);
  scatterRows(back, batch, 2, { order, start: 1, rows: 2 });
  expect([...back]).toEqual([0, 1, 0, 0, 20, 21, 0, 0]);

  gatherRows(batch, all, 2, { order: undefined, start: 2, rows: 2 });
  expect([...batch]).toEqual([20, 21, 30, 31]);
  scatterRows(back, batch, 2, { order: undefined, start: 0, rows: 1 });
  expect([...back]).toEqual([20, 21, 0, 0, 20, 21, 0, 0]);
});
