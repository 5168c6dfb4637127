/** A stretch of samples, the last one included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Follows a change only once `samples` in a row agree on it; 1 follows at once. It begins as false. */
export function debounced(flags: readonly boolean[], samples: number): readonly boolean[] {
  let [state, against] = [false, 0];
  return flags.map((flag) => {
    against = flag === state ? 0 : against + 1;
    if (against >= samples) [state, against] = [flag, 0];
    return state;
  });
}

/** The stretches in which flags are true. */
export function stretchesOf(flags: readonly boolean[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let first = -1;
  for (let at = 0; at <= flags.length; at++) {
    const flag = flags[at] ?? false;
    if (flag && first < 0) first = at;
    if (!flag && first >= 0) {
      stretches.push({ first, last: at - 1 });
      first = -1;
    }
  }
  return stretches;
}
