/** What a member of an experiment, or of its data, can be. */
export type MemberValue = string | number | boolean | readonly string[];

/** Names that stand in an address, each with its text. A list stands there item by item. */
export type Entries = readonly (readonly [name: string, text: string])[];

/** Members as an address has them; `prefix` stands before each name. */
export const textsOf = (members: Readonly<Record<string, MemberValue>>, prefix = ''): Entries =>
  Object.entries(members).flatMap(([name, value]) =>
    (typeof value === 'object' ? value : [textOf(value)]).map((text) => [prefix + name, text] as const),
  );

/** The shortest text that gives the same bits again; `String` drops the sign of zero. */
const textOf = (value: string | number | boolean): string => (Object.is(value, -0) ? '-0' : String(value));

/**
 * Texts of an address as a value of the kind that `like` is. What is none of that kind stays a text, for whoever checks it
 * to tell.
 */
export function readTexts(texts: readonly string[], like: MemberValue | undefined): MemberValue {
  if (typeof like === 'object') return texts;
  // What stands there twice is no more than a text that makes no sense, unless it is one.
  const text = texts.join(' and ');
  if (typeof like === 'number') return numberOf(text);
  return typeof like === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

function numberOf(text: string): number | string {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? text : value;
}
