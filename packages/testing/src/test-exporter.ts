import { checkPlugin, type Exported, type ExporterPlugin, LinnetError, type ModelArtifact } from '@linnet/core';
import { describe, expect, it } from 'vitest';

/** A model, and whether an exporter takes it. */
export interface ExporterCase<Options> {
  readonly name: string;
  readonly model: ModelArtifact;
  /** Plain data: the tests work with copies. */
  readonly options: Options;
  /** Whether it can be exported with these options. */
  readonly valid: boolean;
}

/**
 * Registers vitest tests that say whether an exporter keeps its contract: `check` finds every problem before `export`
 * does, and what is exported depends on the model alone. Give models it takes and, for each limit it has, one that breaks it.
 *
 * @example
 * ```ts
 * // my-exporter.test.ts
 * testExporter(myExporter, [
 *   { name: 'a small model', model, options: {}, valid: true },
 *   { name: 'too many layers', model: deepModel, options: {}, valid: false },
 * ]);
 * ```
 */
export function testExporter<Options>(
  plugin: ExporterPlugin<string, Options>,
  cases: readonly ExporterCase<NoInfer<Options>>[],
): void {
  describe(`exporter "${plugin.name}"`, () => {
    it('is a plugin: its contract, its name and the extension of its files', () => {
      checkPlugin(plugin, 'The value under test');
      expect(plugin.name, 'lower case, digits and hyphens').toMatch(/^[a-z][a-z0-9-]*$/);
      expect(plugin.extension, 'without the dot').toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*$/);
    });
    it('is tested with a model that it takes', () => expect(cases.some(({ valid }) => valid)).toBe(true));
    for (const exporterCase of cases) {
      describe(exporterCase.name, () => (exporterCase.valid ? testValid : testInvalid)(plugin, exporterCase));
    }
  });
}

function testValid<Options>(plugin: ExporterPlugin<string, Options>, { model, options }: ExporterCase<Options>): void {
  // Every test has copies of its own, so that a change one makes is not what the next starts from.
  const original = structuredClone({ model, options });
  const fresh = (): typeof original => structuredClone(original);
  const exported = async (given = fresh()): Promise<Exported> => plugin.export(given.model, given.options);

  it('is exported, and check finds nothing', async () => {
    const given = fresh();
    expect(await plugin.check(given.model, given.options)).toEqual([]);
    const { bytes } = await exported();
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(bytes.length, 'bytes').toBeGreaterThan(0);
  });

  it('gives the same bytes, value and report every time', async () => {
    const given = fresh();
    const first = await exported(given);
    for (const { bytes, value, report } of [await exported(given), await exported()]) {
      expect(firstDifference(bytes, first.bytes), 'position of the first byte that differs').toBe(-1);
      expect([value, report]).toEqual([first.value, first.report]);
    }
  });

  it('leaves model and options as they are', async () => {
    const given = fresh();
    await plugin.check(given.model, given.options);
    await exported(given);
    expect(given).toEqual(original);
  });

  for (const [title, broken] of brokenWeights(original.model)) {
    it(`is refused with ${title}`, () => expectRefusal(plugin, broken, fresh().options));
  }
}

function testInvalid<Options>(
  plugin: ExporterPlugin<string, Options>,
  { model, options }: ExporterCase<Options>,
): void {
  it('is refused: export throws the problems that check lists', () => expectRefusal(plugin, model, options));
}

async function expectRefusal<Options>(
  plugin: ExporterPlugin<string, Options>,
  model: ModelArtifact,
  options: Options,
): Promise<void> {
  const problems = await plugin.check(model, options);
  expect(problems.length, 'problems that check finds').toBeGreaterThan(0);
  for (const problem of problems) expect(problem.trim(), 'a problem is a sentence').not.toBe('');
  const error = await expectThrow(plugin, model, options);
  expect(error.problems, 'problems of the error, beside those of check').toEqual(problems);
}

async function expectThrow<Options>(
  plugin: ExporterPlugin<string, Options>,
  model: ModelArtifact,
  options: Options,
): Promise<LinnetError> {
  try {
    await plugin.export(model, options);
  } catch (error) {
    if (LinnetError.is(error)) return error;
    expect.fail(`export should throw a LinnetError; it threw ${String(error)}.`);
  }
  expect.fail('export should throw for a model in which check finds problems.');
}

/** The model with one number of one weight spoilt, for each weight. */
function brokenWeights(model: ModelArtifact): readonly (readonly [title: string, model: ModelArtifact])[] {
  return model.layers.flatMap((layer) =>
    Object.entries(layer.weights).flatMap(([name, { data, shape }]) =>
      [Number.NaN, Number.POSITIVE_INFINITY].map((value) => {
        const spoilt = data.slice();
        spoilt[spoilt.length - 1] = value;
        const weights = { ...layer.weights, [name]: { data: spoilt, shape } };
        const layers = model.layers.map((other) => (other === layer ? { ...layer, weights } : other));
        return [`${value} in ${layer.name}/${name}`, { ...model, layers }] as const;
      }),
    ),
  );
}

/** Where two files differ first; -1 when they are the same. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 && a.length !== b.length ? a.length : at;
}
