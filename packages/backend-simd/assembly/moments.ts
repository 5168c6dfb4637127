import { PARAM_BYTES, PARAM_VALUES, PROGRAM_MOMENTS, PROGRAM_PARAM_COUNT } from '../src/layout';
import { paramAt } from './transposed';

/**
 * Moments that have shrunk to less than 1e-30 become 0. Left alone they would end as subnormal numbers, on which many
 * processors are a hundred times slower. By the step count (in lanes that of the first), so that it happens at the same steps however passes are cut.
 */
export function flushMoments(program: usize): void {
  const moments = load<i32>(program, PROGRAM_MOMENTS);
  const tiny = f32x4.splat(1e-30);
  for (let index = 0; index < load<i32>(program, PROGRAM_PARAM_COUNT); index++) {
    const param = paramAt(program, index);
    const bytes = load<usize>(param, PARAM_BYTES);
    let at = load<usize>(param, PARAM_VALUES) + bytes;
    for (const end = at + moments * bytes; at < end; at += 16) {
      const value = v128.load(at);
      v128.store(at, v128.and(value, f32x4.ge(f32x4.abs(value), tiny)));
    }
  }
}
