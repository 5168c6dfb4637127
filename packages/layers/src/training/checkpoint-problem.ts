/** What a value must be: of a type, what a test says, a list of such, or an object with members that are such. */
type Form =
  | 'number'
  | 'string'
  | 'boolean'
  | ((value: unknown) => boolean)
  | readonly [Form]
  | { readonly [member: string]: Form };

function hasForm(form: Form, value: unknown): boolean {
  if (typeof form === 'string') return typeof value === form;
  if (typeof form === 'function') return form(value);
  if (isList(form)) return Array.isArray(value) && value.every((item) => hasForm(form[0], item));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(form).every(([name, member]) =>
    hasForm(member, (value as Readonly<Record<string, unknown>>)[name]),
  );
}

const isList = (form: Form): form is readonly [Form] => Array.isArray(form);

const count: Form = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const rate: Form = (value) => Number.isFinite(value) && (value as number) >= 0;
const floats: Form = (value) =>
  (value instanceof Float32Array || value instanceof Float64Array) && value.every(Number.isFinite);

const log: Form = { loss: 'number' };
const kinded: Form = { kind: 'string' };

const members: Readonly<Record<string, Form>> = {
  epochs: count,
  seeds: { weights: count, order: count },
  settings: {
    layers: [{ kind: 'string', config: {} }],
    loss: kinded,
    optimizer: kinded,
    metrics: ['string'],
    batchSize: count,
    shuffle: 'boolean',
    backend: 'string',
  },
  learningRate: rate,
  dataHash: 'string',
  validationHash: (value) => value === null || hasForm('string', value),
  program: { params: [floats], moments: [floats], step: count },
  logs: [
    {
      epoch: count,
      learningRate: rate,
      seconds: 'number',
      training: log,
      validation: (value) => value === undefined || hasForm(log, value),
    },
  ],
  callbacks: Array.isArray,
  stopped: (value) => value === undefined || hasForm('string', value),
};

/** What keeps a value from being a checkpoint; undefined when nothing does. */
export function checkpointProblem(value: unknown): string | undefined {
  if (!hasForm({}, value)) return 'it is not an object';
  const record = value as Readonly<Record<string, unknown>>;
  if (record.format !== 'linnet-checkpoint/1') {
    return `its format is ${JSON.stringify(record.format)}; this version reads "linnet-checkpoint/1"`;
  }
  const bad = Object.entries(members).flatMap(([name, form]) => (hasForm(form, record[name]) ? [] : [name]));
  if (bad.length > 0) return `${bad.join(', ')} ${bad.length === 1 ? 'is' : 'are'} missing or damaged`;
  const logs = record.logs as readonly { readonly epoch: number }[];
  return logs.length === record.epochs && logs.every(({ epoch }, index) => epoch === index)
    ? undefined
    : 'it does not have a log for each epoch';
}
