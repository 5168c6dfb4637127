/** The shortest text that reads back as the same double, also a zero below zero. */
export const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
