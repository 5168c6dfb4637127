/** These lines where a condition holds, else none. */
export const when = (condition: boolean, ...lines: readonly string[]): readonly string[] => (condition ? lines : []);

/** A function of C: its comment, its head and its lines. */
export function cFunction(comment: string, head: string, body: readonly string[]): string {
  return [`/* ${comment} */`, head, '{', ...body.map((line) => (line === '' ? '' : `    ${line}`)), '}'].join('\n');
}

/** One member of a structure. */
export interface CMember {
  readonly declaration: string;
  /** Empty where it speaks for itself. */
  readonly comment: string;
}

/** A structure of C with its comments in one column. */
export function cStructure(comment: string, name: string, members: readonly CMember[]): string {
  const width = Math.max(...members.map(({ declaration }) => declaration.length));
  const lines = members.map((member) =>
    member.comment === ''
      ? `    ${member.declaration}`
      : `    ${member.declaration.padEnd(width)} /* ${member.comment} */`,
  );
  return [`/* ${comment} */`, `struct ${name} {`, ...lines, '};'].join('\n');
}

/** The value of a structure, its members by name in comments: C++ came late to naming them. */
export function cStructureValue(head: string, members: readonly CMember[], values: readonly string[]): string {
  const width = Math.max(...values.map(({ length }) => length)) + 1;
  const lines = values.map((value, index) => `    ${`${value},`.padEnd(width)} /* ${nameOf(members[index])} */`);
  return [`${head} = {`, ...lines, '};'].join('\n');
}

const nameOf = (member: CMember | undefined): string => /(\w+);$/.exec(member?.declaration ?? '')?.[1] ?? '';
