import { nearestName } from '@linnet/core';

/** How numbers are stored: in full, or with the upper half of their bits. */
export type DataType = 'F32' | 'BF16';

/** Options of the `safetensors` exporter. */
export interface SafetensorsOptions {
  /** `F32` (the default) keeps every bit; `BF16` halves the file and keeps about three digits. */
  readonly dataType?: DataType;
  /** Words that go along in the file, such as who trained the model. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const dataTypes: readonly string[] = ['F32', 'BF16'] satisfies DataType[];
const names: readonly string[] = ['dataType', 'metadata'] satisfies (keyof SafetensorsOptions)[];

/** Problems of options. They may come from a file, so what their types promise is checked. */
export function optionProblems(options: SafetensorsOptions): readonly string[] {
  const { dataType = 'F32', metadata = {} } = options;
  const unknown = Object.keys(options).filter((name) => !names.includes(name));
  return [
    ...unknown.map(
      (name) => `Unknown option "${name}". Did you mean "${nearestName(name, names) ?? names.join('" or "')}"?`,
    ),
    ...(dataTypes.includes(dataType) ? [] : [`dataType is "${dataType}"; use ${dataTypes.join(' or ')}.`]),
    ...Object.entries(metadata)
      .filter(([, value]) => typeof value !== 'string')
      .map(([name, value]) => `metadata.${name} is ${JSON.stringify(value)}; the format holds text only.`),
  ];
}
