/**
 * Moves places apart until neighbours are at least `gap` from each other, within `low` and `high`, in their order and
 * no further than needed. Where there is no room for all, the gap shrinks.
 */
export function spread(places: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const room = places.length < 2 ? gap : Math.min(gap, (high - low) / (places.length - 1));
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place || a.index - b.index);
  const groups: { from: number; count: number; sum: number }[] = [];
  for (const { place } of order) {
    groups.push({ from: 0, count: 1, sum: place });
    merge(groups, room, low, high);
  }
  const moved = groups.flatMap(({ from, count }) => Array.from({ length: count }, (_, index) => from + index * room));
  const result = [...places];
  order.forEach(({ index }, rank) => {
    result[index] = moved[rank] ?? 0;
  });
  return result;
}

/** Centres the last group on what it holds; where it meets the one before, they become one. */
function merge(groups: { from: number; count: number; sum: number }[], room: number, low: number, high: number): void {
  for (;;) {
    const last = groups[groups.length - 1];
    if (last === undefined) return;
    const length = (last.count - 1) * room;
    last.from = Math.max(low, Math.min(high - length, last.sum / last.count - length / 2));
    const before = groups[groups.length - 2];
    if (before === undefined || before.from + before.count * room <= last.from) return;
    groups.pop();
    before.count += last.count;
    before.sum += last.sum;
  }
}
