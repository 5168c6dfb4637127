import { type Arithmetic, defineExporter, type ExporterPlugin, LinnetError } from '@linnet/core';

/** What is known of an exporter without loading it. */
interface Facts<Name extends string> {
  readonly name: Name;
  readonly extension: string;
  readonly arithmetic: readonly Arithmetic[];
}

/** An exporter that is loaded when it is first used: who only trains pays for none. */
function late<const Name extends string, Options, Value, Report>(
  facts: Facts<Name>,
  load: () => Promise<ExporterPlugin<Name, Options, Value, Report>>,
): ExporterPlugin<Name, Options, Value, Report> {
  return defineExporter<Name, Options, Value, Report, Promise<readonly string[]>>({
    ...facts,
    check: async (model, options) => (await load()).check(model, options),
    export: async (model, options) => (await load()).export(model, options),
    verify: async (exported, vectors, bench) => {
      const { verify } = await load();
      if (verify === undefined) throw new LinnetError('refused', `"${facts.name}" has nothing to run.`);
      return verify(exported, vectors, bench);
    },
  });
}

/** C, see `@linnet/c-export`. */
export const c = late(
  { name: 'c', extension: 'c', arithmetic: ['float', 'integer'] },
  async () => (await import('@linnet/c-export')).c,
);

/** Verilog, see `@linnet/verilog-export`. */
export const verilog = late(
  { name: 'verilog', extension: 'v', arithmetic: ['integer'] },
  async () => (await import('@linnet/verilog-export')).verilog,
);

/** ONNX, see `@linnet/onnx-export`. */
export const onnx = late(
  { name: 'onnx', extension: 'onnx', arithmetic: ['float', 'integer'] },
  async () => (await import('@linnet/onnx-export')).onnx,
);
