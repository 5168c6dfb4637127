import { describe, expectTypeOf, it } from 'vitest';
import { exporterCases, smallModel, type TextOptions, textExporter } from '../test/faulty-exporters.js';
import { type ExporterCase, testExporter } from './index.js';

// The mistakes it must notice are tested with those of backends: see faults.test.ts.
testExporter(textExporter('text'), exporterCases());

describe('testExporter', () => {
  it('takes the options of its exporter', () => {
    expectTypeOf(testExporter<TextOptions>)
      .parameter(1)
      .toEqualTypeOf<readonly ExporterCase<TextOptions>[]>();
    const wrong = (): void =>
      // @ts-expect-error options of another exporter
      testExporter(textExporter('text'), [{ name: '', model: smallModel, options: { most: '1' }, valid: true }]);
    expectTypeOf(wrong).toBeFunction();
  });
});
