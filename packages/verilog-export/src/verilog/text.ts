/** A whole number as a signed literal of `bits` bits. */
export function signed(bits: number, value: number | bigint): string {
  const whole = BigInt(value);
  // The magnitude of the least number of a word is none of the word's.
  if (whole === -(1n << BigInt(bits - 1))) return `${bits}'sh${BigInt.asUintN(bits, whole).toString(16)}`;
  return whole < 0n ? `-${bits}'sd${-whole}` : `${bits}'sd${whole}`;
}

/** A whole number's word in two's complement, in hexadecimal digits. */
export const hexDigits = (bits: number, value: number | bigint): string =>
  BigInt.asUintN(bits, BigInt(value))
    .toString(16)
    .padStart(Math.ceil(bits / 4), '0');

/** The same as a literal. */
export const hex = (bits: number, value: number | bigint): string => `${bits}'h${hexDigits(bits, value)}`;

/** Words side by side as one number, the first one lowest. */
export function packedValue(bits: number, values: ArrayLike<number>): bigint {
  let word = 0n;
  for (let index = values.length - 1; index >= 0; index--) {
    word = (word << BigInt(bits)) | BigInt.asUintN(bits, BigInt(values[index] as number));
  }
  return word;
}

/** Words side by side as one literal, the first one lowest. */
export const packed = (bits: number, values: ArrayLike<number>): string =>
  hex(bits * values.length, packedValue(bits, values));

/** The range of a vector of so many bits. */
export const range = (bits: number): string => `[${bits - 1}:0]`;

/** Lines moved to the right. */
export const indent = (text: string, spaces = 2): string => text.replace(/^(?=.)/gmu, ' '.repeat(spaces));

/** Parameters or ports by name. */
export type Bindings = Readonly<Record<string, string | number>>;

/** An instance of a module. */
export function instance(module: string, name: string, parameters: Bindings, ports: Bindings): string {
  const list = (bindings: Bindings): string =>
    Object.entries(bindings)
      .map(([key, value]) => `  .${key}(${value})`)
      .join(',\n');
  const given = Object.keys(parameters).length === 0 ? '' : ` #(\n${list(parameters)}\n)`;
  return `${module}${given} ${name} (\n${list(ports)}\n);`;
}
