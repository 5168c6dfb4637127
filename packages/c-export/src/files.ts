/** The names of an export's files, the main one first. */
export const filesOf = (name: string): readonly [source: string, header: string, test: string] => [
  `${name}.c`,
  `${name}.h`,
  `${name}_test.c`,
];
