// Sums over lines of the batch in doubles, two columns at a time: a vector holds two.

/** Numbers of two columns, summed over the first `rows` rows of every step. */
export function sumOfTwo(from: usize, stride: usize, steps: i32, rows: i32, room: i32): v128 {
  let sum = f64x2.splat(0);
  for (let time = 0; time < steps; time++) {
    let at = from + time * room * stride;
    for (let row = 0; row < rows; row++) {
      sum = f64x2.add(sum, twoAt(at));
      at += stride;
    }
  }
  return sum;
}

/** Squares of their distances from `centre`. */
export function squaresOfTwo(from: usize, centre: v128, stride: usize, steps: i32, rows: i32, room: i32): v128 {
  let sum = f64x2.splat(0);
  for (let time = 0; time < steps; time++) {
    let at = from + time * room * stride;
    for (let row = 0; row < rows; row++) {
      const distance = f64x2.sub(twoAt(at), centre);
      sum = f64x2.add(sum, f64x2.mul(distance, distance));
      at += stride;
    }
  }
  return sum;
}

/** Numbers times those that lie `distance` bytes further on. */
export function productsOfTwo(from: usize, distance: usize, stride: usize, steps: i32, rows: i32, room: i32): v128 {
  let sum = f64x2.splat(0);
  for (let time = 0; time < steps; time++) {
    let at = from + time * room * stride;
    for (let row = 0; row < rows; row++) {
      sum = f64x2.add(sum, f64x2.mul(twoAt(at), twoAt(at + distance)));
      at += stride;
    }
  }
  return sum;
}

// @inline
function twoAt(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Two and two as single floats. */
// @inline
export function storeTwo(to: usize, two: v128): void {
  v128.store64_lane(to, f32x4.demote_f64x2_zero(two), 0);
}
