/** A value as TypeScript has it: a call, a list or an object is laid out over lines where it is long. */
export type Source = string | CallSource | ListSource | ObjectSource;

/** A call of a function. */
export interface CallSource {
  readonly call: string;
  readonly with: readonly Source[];
}

/** A list. */
export interface ListSource {
  readonly list: readonly Source[];
}

/** An object; members are in the order given, those that are undefined are left out. */
export interface ObjectSource {
  readonly object: Readonly<Record<string, Source | undefined>>;
}

/** A text in quotes. */
export const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

const width = 100;

/**
 * Writes a value where so many letters stand before it on its line, and after it what follows.
 * @param indent of the line that it begins on
 */
export function sourceText(source: Source, before = 0, indent = ''): string {
  const short = onOneLine(source);
  if (typeof source === 'string' || before + short.length < width) return short;
  if ('call' in source) return callText(source, before, indent);
  const inner = `${indent}  `;
  if ('list' in source) return `[\n${linesOf(source.list, inner)}${indent}]`;
  return `{\n${membersOf(source)
    .map(([name, value]) => memberText(name, value, inner))
    .join('')}${indent}}`;
}

/** What comes last is laid out; what comes before it stays on the line where it fits. */
function callText({ call, with: values }: CallSource, before: number, indent: string): string {
  const last = values.at(-1);
  const first = values.slice(0, -1).map(onOneLine);
  if (last === undefined) return `${call}()`;
  const head = `${call}(${first.map((text) => `${text}, `).join('')}`;
  if (typeof last !== 'string' && before + head.length + 1 < width) return `${head}${opened(last, indent)})`;
  return `${call}(\n${linesOf(values, `${indent}  `)}${indent})`;
}

/** Over lines, however short it is. */
const opened = (source: Exclude<Source, string>, indent: string): string => sourceText(source, width, indent);

const linesOf = (sources: readonly Source[], indent: string): string =>
  sources.map((source) => `${indent}${sourceText(source, indent.length, indent)},\n`).join('');

function memberText(name: string, value: Source, indent: string): string {
  if (value === name) return `${indent}${name},\n`;
  return `${indent}${name}: ${sourceText(value, indent.length + name.length + 2, indent)},\n`;
}

function onOneLine(source: Source): string {
  if (typeof source === 'string') return source;
  if ('call' in source) return `${source.call}(${source.with.map(onOneLine).join(', ')})`;
  if ('list' in source) return `[${source.list.map(onOneLine).join(', ')}]`;
  const members = membersOf(source).map(([name, value]) => (value === name ? name : `${name}: ${onOneLine(value)}`));
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const membersOf = ({ object }: ObjectSource): readonly (readonly [string, Source])[] =>
  Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
