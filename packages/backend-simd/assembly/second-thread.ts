import {
  CONTROL_FROM,
  CONTROL_PROGRAM,
  CONTROL_TO,
  PROGRAM_BATCH_SIZE,
  PROGRAM_RATES,
  PROGRAM_STEP,
} from '../src/layout';
import { endsAlone, factorBytes, learn, shareOf, updatePart } from './program';
import { awaitInvitation, meetFirst, staysAfterParting } from './threads';

/** The second thread's turn: it waits for the next pass, does its share, and gives the number of that pass. */
export function work(control: usize, last: u32): u32 {
  const pass = awaitInvitation(control, last);
  workPass(
    load<usize>(control, CONTROL_PROGRAM),
    load<i32>(control, CONTROL_FROM),
    load<i32>(control, CONTROL_TO),
    control,
  );
  return pass;
}

function workPass(program: usize, from: i32, to: i32, control: usize): void {
  const batchSize = load<i32>(program, PROGRAM_BATCH_SIZE);
  let factors = load<usize>(program, PROGRAM_RATES);
  let step = load<u32>(program, PROGRAM_STEP);
  for (let start = from; start < to; start += batchSize) {
    const rows = min(batchSize, to - start);
    const room = (rows + 3) & ~3;
    step += 1;
    learn(program, step, start, rows, shareOf(room, 1, 2), room, room);
    meetFirst(control);
    updatePart(program, factors, room, 1, 2);
    if (!staysAfterParting(control)) return;
    if (endsAlone(program, step)) meetFirst(control);
    factors += factorBytes(program);
  }
}
