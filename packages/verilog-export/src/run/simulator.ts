import { LinnetError, type Workbench } from '@linnet/core';

/** A program that runs test benches. */
export interface Simulator {
  /** Its name with its version, such as `iverilog 11.0`. */
  label(): Promise<string>;
  /** Runs a test bench of these files and gives what it printed. */
  run(bench: SimulatedBench): Promise<string>;
}

/** A test bench to run. */
export interface SimulatedBench {
  readonly top: string;
  readonly files: readonly string[];
  /** Of the test bench. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Without the plus. */
  readonly plusArguments: readonly string[];
}

/** Icarus Verilog: ready at once, slow for each vector. Undefined where it is not installed. */
export async function icarus(bench: Workbench): Promise<Simulator | undefined> {
  const found = await Promise.all(['iverilog', 'vvp'].map((program) => bench.find([program])));
  if (found.includes(undefined)) return undefined;
  return {
    label: () => labelOf(bench, 'iverilog', '-V'),
    run: async ({ top, files, parameters, plusArguments }) => {
      const given = Object.entries(parameters).map(([name, value]) => `-P${top}.${name}=${value}`);
      const program = `${top}.vvp`;
      await bench.run('iverilog', ['-g2012', '-o', program, '-s', top, ...given, ...files]);
      return bench.run('vvp', ['-n', program, ...plusArguments.map((text) => `+${text}`)]);
    },
  };
}

/** Verilator with a C++ compiler: a while to compile, then fast. Undefined where something is missing. */
export async function verilator(bench: Workbench): Promise<Simulator | undefined> {
  const wanted = [['verilator'], ['make'], ['g++', 'clang++', 'c++']];
  const found = await Promise.all(wanted.map((programs) => bench.find(programs)));
  if (found.includes(undefined)) return undefined;
  return {
    label: () => labelOf(bench, 'verilator', '--version'),
    run: async ({ top, files, parameters, plusArguments }) => {
      const given = Object.entries(parameters).map(([name, value]) => `-G${name}=${value}`);
      const folder = `${top}_verilated`;
      const settings = ['--binary', '--timing', '-Wno-fatal', '-CFLAGS', '-O0', '-j', '2', '--Mdir', folder];
      await bench.run('verilator', [...settings, '--top-module', top, ...given, ...files]);
      return bench.run(
        `./${folder}/V${top}`,
        plusArguments.map((text) => `+${text}`),
      );
    },
  };
}

/** A program with the number that it tells as its version. */
export async function labelOf(bench: Workbench, program: string, argument: string): Promise<string> {
  return `${program} ${/(\d+(?:\.\d+)+)/u.exec(await printedBy(bench, program, argument))?.[1] ?? ''}`.trim();
}

async function printedBy(bench: Workbench, program: string, argument: string): Promise<string> {
  try {
    return await bench.run(program, [argument]);
  } catch (error) {
    // Some builds end with an error after they have told it.
    if (LinnetError.is(error)) return error.message;
    throw error;
  }
}
