/** A layer as messages name it: its number, from 1, and its name. */
export const labelOf = (index: number, name: string): string => `Layer ${index + 1} (${name})`;
