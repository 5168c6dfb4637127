/** What a kind of data set knows beside its samples, and how that follows when rows are picked. */
export interface Facts<Values> {
  readonly values: Values;
  /** The facts of these rows, in this order. */
  take(rows: ArrayLike<number>): Facts<Values>;
}

/** Nothing but the samples. */
export const noFacts: Facts<unknown> = { values: {}, take: () => noFacts };

/** Facts about the whole set, which every part of it keeps. */
export const wholeFacts = <Values>(values: Values): Facts<Values> => ({ values, take: () => wholeFacts(values) });

/** A list with a member for each row, made into facts by `name`: such as `(anomalies) => ({ anomalies })`. */
export const rowFacts = <Value, Values>(
  list: readonly Value[],
  name: (list: readonly Value[]) => Values,
): Facts<Values> => ({
  values: name(list),
  take: (rows) => rowFacts(pickFrom(list, rows), name),
});

/** Two kinds of facts together. */
export const bothFacts = <One, Other>(one: Facts<One>, other: Facts<Other>): Facts<One & Other> => ({
  values: { ...one.values, ...other.values },
  take: (rows) => bothFacts(one.take(rows), other.take(rows)),
});

/** Rows were checked: each is an index of the list. */
const pickFrom = <Value>(list: readonly Value[], rows: ArrayLike<number>): readonly Value[] =>
  Array.from(rows, (row) => list[row] as Value);
