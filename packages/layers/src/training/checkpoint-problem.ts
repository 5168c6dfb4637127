type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number';
const isText: Check = (value) => typeof value === 'string';
const isTruth: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isRate: Check = (value) => Number.isFinite(value) && (value as number) >= 0;
const isFloats: Check = (value) =>
  (value instanceof Float32Array || value instanceof Float64Array) && value.every(Number.isFinite);
const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isRecord =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(members).every(([name, check]) => check((value as Readonly<Record<string, unknown>>)[name]));

const isLog = isRecord({ loss: isNumber });
const kinded = isRecord({ kind: isText });

const members: Readonly<Record<string, Check>> = {
  epochs: isCount,
  seeds: isRecord({ weights: isCount, order: isCount }),
  settings: isRecord({
    layers: isList(isRecord({ kind: isText, config: isRecord({}) })),
    loss: kinded,
    optimizer: kinded,
    metrics: isList(isText),
    batchSize: isCount,
    shuffle: isTruth,
    backend: isText,
  }),
  learningRate: isRate,
  dataHash: isText,
  validationHash: (value) => value === null || isText(value),
  program: isRecord({ params: isList(isFloats), moments: isList(isFloats), step: isCount }),
  logs: isList(
    isRecord({
      epoch: isCount,
      learningRate: isRate,
      seconds: isNumber,
      training: isLog,
      validation: isOptional(isLog),
    }),
  ),
  callbacks: isList(() => true),
  stopped: isOptional(isText),
};

/** What keeps a value from being a checkpoint; undefined when nothing does. */
export function checkpointProblem(value: unknown): string | undefined {
  if (!isRecord({})(value)) return 'it is not an object';
  const record = value as Readonly<Record<string, unknown>>;
  if (record.format !== 'linnet-checkpoint/1') {
    return `its format is ${JSON.stringify(record.format)}; this version reads "linnet-checkpoint/1"`;
  }
  const bad = Object.entries(members).flatMap(([name, check]) => (check(record[name]) ? [] : [name]));
  if (bad.length > 0) return `${bad.join(', ')} ${bad.length === 1 ? 'is' : 'are'} missing or damaged`;
  const logs = record.logs as readonly { readonly epoch: number }[];
  return logs.length === record.epochs && logs.every(({ epoch }, index) => epoch === index)
    ? undefined
    : 'it does not have a log for each epoch';
}
