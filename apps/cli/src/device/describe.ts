import type { Connection, Moku } from '@linnet/device-client';
import type { AddressFlags } from '../commands/device-options.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { instrumentNamed, type MokuState, readState, stateText, summaryOf } from './state.js';
import { interruptible, withMoku } from './with-moku.js';

/** A slot with what it says of itself. */
interface SlotSummary {
  readonly slot: number;
  readonly instrument: string;
  readonly summary: string;
}

/** Tells what an instrument is and does. */
export const describeDevice = ({ address, json = false }: AddressFlags): Promise<ExitCode> =>
  interruptible(async (signal) => {
    const [state, connections, summaries] = await withMoku(address, { signal, persistState: true }, async (held) => {
      const read = await readState(held);
      return [read, await held.moku.connections(), await summariesOf(held.moku, read.slots)] as const;
    });
    console.log(
      json ? JSON.stringify({ ...state, connections, summaries }, null, 2) : textOf(state, connections, summaries),
    );
    return exitCodes.done;
  });

async function summariesOf(moku: Moku, slots: readonly string[]): Promise<readonly SlotSummary[]> {
  const summaries: SlotSummary[] = [];
  for (const [at, instrument] of slots.entries()) {
    const name = instrumentNamed(instrument);
    if (name === undefined) continue;
    summaries.push({ slot: at + 1, instrument, summary: await summaryOf(moku, at + 1, name) });
  }
  return summaries;
}

const textOf = (state: MokuState, connections: readonly Connection[], summaries: readonly SlotSummary[]): string =>
  [
    stateText(state),
    ...connections.map(({ source, destination }) => `  ${source} -> ${destination}`),
    ...summaries.map(({ slot, summary }) => `\nSlot ${slot}\n${summary.trimEnd().replace(/^/gmu, '  ')}`),
  ].join('\n');
