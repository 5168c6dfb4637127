/** A list with another item at one place, counted from 0. */
export const replaced = <Item>(items: readonly Item[], place: number, item: Item): readonly Item[] =>
  items.map((old, at) => (at === place ? item : old));
