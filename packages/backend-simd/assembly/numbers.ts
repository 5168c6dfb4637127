// Numbers of a line, of any count: loops of our own, for lines are short and memory.copy is slow to start.

// @inline
export function copyNumbers(target: usize, source: usize, bytes: usize): void {
  const end = source + bytes;
  for (; source + 16 <= end; source += 16) {
    v128.store(target, v128.load(source));
    target += 16;
  }
  for (; source < end; source += 4) {
    store<f32>(target, load<f32>(source));
    target += 4;
  }
}

// @inline
export function addNumbers(target: usize, source: usize, bytes: usize): void {
  const end = source + bytes;
  for (; source + 16 <= end; source += 16) {
    v128.store(target, f32x4.add(v128.load(target), v128.load(source)));
    target += 16;
  }
  for (; source < end; source += 4) {
    store<f32>(target, load<f32>(target) + load<f32>(source));
    target += 4;
  }
}
