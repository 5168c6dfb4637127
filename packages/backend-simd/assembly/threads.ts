import {
  CLOSED,
  CONTROL_BEHIND,
  CONTROL_COMMAND,
  CONTROL_FIRST,
  CONTROL_FROM,
  CONTROL_PATIENCE,
  CONTROL_PROGRAM,
  CONTROL_SECOND,
  CONTROL_STATE,
  CONTROL_STAYS,
  CONTROL_TO,
  JOINED,
  OPEN,
} from '../src/layout';

// Two threads in one pass. The first is the one that JavaScript called: it must never sleep (a page's main thread may
// not), and must not wait for long for a second one whose core somebody else has taken. The second sleeps between passes.

/** Looks for the second thread to wake up: some 200 microseconds. */
const PATIENCE_AT_FIRST = 300000;
/** Looks after which the second thread is taken for dead: ten seconds or more. */
const FOREVER: u64 = 20_000_000_000;
/** Looks before the second thread lets others have its core: some 300 microseconds, for sleep is slow to end. */
const LOOKS_BEFORE_SLEEP = 400000;
/** How long it then sleeps at most, in nanoseconds: nobody wakes it in a pass. */
const NAP: i64 = 50000;

/** Asks the second thread to join a pass; false where it does not come at once. */
export function invite(control: usize, program: usize, from: i32, to: i32): bool {
  store<usize>(control, program, CONTROL_PROGRAM);
  store<i32>(control, from, CONTROL_FROM);
  store<i32>(control, to, CONTROL_TO);
  store<u32>(control, 0, CONTROL_BEHIND);
  atomic.store<u32>(control, OPEN, CONTROL_STATE);
  atomic.store<u32>(control, load<u32>(control, CONTROL_COMMAND) + 1, CONTROL_COMMAND);
  atomic.notify(control + CONTROL_COMMAND, 1);
  for (let look = 0; look < PATIENCE_AT_FIRST; look++) {
    if (atomic.load<u32>(control, CONTROL_STATE) === JOINED) return true;
  }
  return atomic.cmpxchg<u32>(control, OPEN, CLOSED, CONTROL_STATE) === JOINED;
}

/** Sleeps until a pass is offered, and joins it; gives its number. */
export function awaitInvitation(control: usize, last: u32): u32 {
  do {
    let command = atomic.load<u32>(control, CONTROL_COMMAND);
    for (let look = 0; look < LOOKS_BEFORE_SLEEP && command === last; look++) {
      command = atomic.load<u32>(control, CONTROL_COMMAND);
    }
    while (command === last) {
      atomic.wait<i32>(control + CONTROL_COMMAND, last, -1);
      command = atomic.load<u32>(control, CONTROL_COMMAND);
    }
    last = command;
  } while (atomic.cmpxchg<u32>(control, OPEN, JOINED, CONTROL_STATE) !== OPEN);
  return last;
}

/** The first thread comes to a meeting and waits for the second. */
export function meetSecond(control: usize): void {
  const patience = load<u32>(control, CONTROL_PATIENCE);
  const meeting = load<u32>(control, CONTROL_FIRST) + 1;
  atomic.store<u32>(control, meeting, CONTROL_FIRST);
  let looks: u64 = 0;
  while (<i32>(atomic.load<u32>(control, CONTROL_SECOND) - meeting) < 0) {
    looks += 1;
    if (looks === patience) store<u32>(control, 1, CONTROL_BEHIND);
    if (looks === FOREVER) unreachable();
  }
}

/** The second thread comes to a meeting and waits for the first. */
export function meetFirst(control: usize): void {
  const meeting = load<u32>(control, CONTROL_SECOND) + 1;
  atomic.store<u32>(control, meeting, CONTROL_SECOND);
  let looks = 0;
  for (;;) {
    const present = atomic.load<u32>(control, CONTROL_FIRST);
    if (<i32>(present - meeting) >= 0) return;
    looks += 1;
    if (looks > LOOKS_BEFORE_SLEEP) atomic.wait<i32>(control + CONTROL_FIRST, present, NAP);
  }
}

/** At the end of a step: the first thread says whether the second stays, and both meet. */
export function parting(control: usize): bool {
  const stays = load<u32>(control, CONTROL_BEHIND) === 0;
  store<u32>(control, u32(stays), CONTROL_STAYS);
  meetSecond(control);
  return stays;
}

/** The other side of it. */
export function staysAfterParting(control: usize): bool {
  meetFirst(control);
  return load<u32>(control, CONTROL_STAYS) !== 0;
}
