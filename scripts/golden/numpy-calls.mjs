// Reads calls as people write them in Python: `randint(0,2**31-1,size=5)`.

/** The arguments of a call or the members of a list, split at the commas outside brackets. */
export function splitArguments(text) {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += '(['.includes(character) ? 1 : ')]'.includes(character) ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A call's name, and `bind`, which gives its arguments by parameter; undefined for what is no call. No brackets: no arguments. */
export function parseCall(text) {
  const match = /^([a-z_]+)(?:\((.*)\))?$/.exec(text);
  if (match === null) return undefined;
  const given = splitArguments(match[2] ?? '');
  return { name: match[1], bind: (parameters) => bind(given, parameters) };
}

/** Undefined where an argument has no parameter or a value that is not understood. */
function bind(given, parameters) {
  const bound = {};
  for (const [index, text] of given.entries()) {
    const named = /^([a-z_]+)=(.*)$/.exec(text);
    const parameter = named === null ? parameters[index] : named[1];
    const value = parseValue(named === null ? text : named[2]);
    if (value === undefined || !parameters.includes(parameter)) return undefined;
    if (value !== null) bound[parameter] = value;
  }
  return bound;
}

/** Numbers, `2**31-1`, True, False, None (null), tuples, and `arange(n)`, which stands for n where it is chosen from. */
function parseValue(text) {
  const words = { True: true, False: false, None: null };
  if (Object.hasOwn(words, text)) return words[text];
  const range = /^arange\((\d+)\)$/.exec(text);
  if (range !== null) return Number(range[1]);
  const tuple = /^\((.*)\)$/.exec(text);
  if (tuple !== null) {
    const members = splitArguments(tuple[1]).map(parseValue);
    return members.includes(undefined) ? undefined : members;
  }
  const power = /^(-?\d+)\*\*(\d+)(?:([+-])(\d+))?$/.exec(text);
  if (power !== null) return Number(power[1]) ** Number(power[2]) + Number(`${power[3] ?? '+'}${power[4] ?? 0}`);
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
