import { checkOptions, LinnetError, type OptionKind, type Workbench } from '@linnet/core';
import type { VerilogExport } from '../exported.js';
import { labelOf } from './simulator.js';

/** Options of {@link cellCounts}. */
export interface CellCountOptions {
  /**
   * `coarse` (the default, seconds) counts products, sums, registers and memories as words; `xilinx7` maps to the blocks of a
   * 7-series chip, which takes minutes for a network of hundreds of units.
   */
  readonly target?: 'coarse' | 'xilinx7';
}

/** What yosys counted. */
export interface CellCounts {
  /** With its version. */
  readonly by: string;
  /** By their kinds in yosys, such as `$mul` or `DSP48E1`. */
  readonly cells: Readonly<Record<string, number>>;
  readonly total: number;
  /** Blocks that multiply. */
  readonly multipliers: number;
}

const targets = ['coarse', 'xilinx7'] as const;
const kinds: Readonly<Record<keyof CellCountOptions, OptionKind>> = {
  target: { is: (value) => targets.some((target) => target === value), use: '"coarse" or "xilinx7"' },
};

const commands = {
  coarse: (name: string) =>
    `hierarchy -check -top ${name}; proc; flatten; opt -full; wreduce; opt_clean; memory_collect; stat -json`,
  xilinx7: (name: string) => `synth_xilinx -family xc7 -flatten -top ${name}; stat -json`,
} as const;

/**
 * Counts a design's cells with yosys, where it is installed; else undefined.
 * @throws LinnetError `bad-option` for options that are none, `refused` where yosys cannot take the design.
 *
 * @example
 * ```ts
 * const counts = await withWorkbench((bench) => cellCounts(file, bench));
 * ```
 */
export async function cellCounts(
  { value: { name, text } }: VerilogExport,
  bench: Workbench,
  options: CellCountOptions = {},
): Promise<CellCounts | undefined> {
  checkOptions('cellCounts', options, kinds);
  if ((await bench.find(['yosys'])) === undefined) return undefined;
  const { target = 'coarse' } = options;
  await bench.write('counted.v', text);
  const script = `read_verilog counted.v; ${commands[target](name)}`;
  // Without -o the json goes to standard output, among yosys's own lines where they are not silenced.
  const printed = await bench.run('yosys', [
    '-q',
    '-p',
    `${script.replace('stat -json', 'tee -q -o counted.json stat -json')}`,
  ]);
  const cells = readCells(new TextDecoder().decode(await bench.read('counted.json')), printed);
  const isMultiplier = (kind: string): boolean => kind === '$mul' || kind.startsWith('DSP48');
  const sum = (entries: readonly (readonly [string, number])[]): number =>
    entries.reduce((total, [, count]) => total + count, 0);
  const entries = Object.entries(cells);
  return {
    by: await labelOf(bench, 'yosys', '-V'),
    cells,
    total: sum(entries),
    multipliers: sum(entries.filter(([kind]) => isMultiplier(kind))),
  };
}

function readCells(json: string, printed: string): Readonly<Record<string, number>> {
  const text = json.slice(json.indexOf('{'), json.lastIndexOf('}') + 1);
  try {
    const parsed: { readonly design?: { readonly num_cells_by_type?: Readonly<Record<string, number>> } } =
      JSON.parse(text);
    if (parsed.design?.num_cells_by_type !== undefined) return parsed.design.num_cells_by_type;
  } catch {
    // Said below, with what was printed.
  }
  throw new LinnetError('refused', `yosys did not tell its counts: ${printed.slice(0, 500)}`);
}
