import { printable, toldValue } from './http/device-text.js';
import { garbled } from './http/envelope.js';

/** Reads the data of one answer, member by member; what is not as it should be is a `device-protocol` error. */
export interface AnswerReader {
  number(name: string): number;
  /** Printable, as all texts of a device. */
  text(name: string): string;
  truth(name: string): boolean;
  list(name: string): readonly unknown[];
  /** Numbers of a list; those that are no numbers are NaN, as an instrument may send null for them. */
  numbers(name: string): Float64Array;
  /** The names of its members. */
  readonly names: readonly string[];
  /** The data as they came. */
  readonly all: Readonly<Record<string, unknown>>;
}

/** A reader of data that are an object. */
export function readerOf(data: unknown, address: string, what: string): AnswerReader {
  const wrong = (name: string, value: unknown, use: string) =>
    garbled({ address, what }, `${name} is ${toldValue(value)}, not ${use}`);
  if (typeof data !== 'object' || data === null) throw wrong('its data', data, 'an object');
  const all: Readonly<Record<string, unknown>> = { ...data };
  const list = (name: string): readonly unknown[] => {
    const value = all[name];
    if (Array.isArray(value)) return value;
    throw wrong(name, value, 'a list');
  };
  return {
    all,
    names: Object.keys(all),
    list,
    numbers: (name) => Float64Array.from(list(name), (value) => (typeof value === 'number' ? value : Number.NaN)),
    number: (name) => {
      const value = all[name];
      if (typeof value === 'number') return value;
      throw wrong(name, value, 'a number');
    },
    text: (name) => {
      const value = all[name];
      if (typeof value === 'string') return printable(value);
      throw wrong(name, value, 'a text');
    },
    truth: (name) => {
      const value = all[name];
      if (typeof value === 'boolean') return value;
      throw wrong(name, value, 'true or false');
    },
  };
}

/** Data that are a text, printable: what a device says ends up on terminals. */
export function textOf(data: unknown, address: string, what: string): string {
  if (typeof data === 'string') return printable(data);
  throw garbled({ address, what }, `its data are ${toldValue(data)}, not a text`);
}

/** Data that are a list of texts. */
export function textsOf(data: unknown, address: string, what: string): readonly string[] {
  if (Array.isArray(data)) return data.map((item) => textOf(item, address, what));
  throw garbled({ address, what }, `its data are ${toldValue(data)}, not a list`);
}
