/** A whole number for people: `22,837`. */
export const countText = (count: number): string => count.toLocaleString('en-US');

/** With what is counted: `1 row`, `1,000 rows`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : several}`;
