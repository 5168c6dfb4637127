import * as layout from './layout.js';
import { lineBytes, roomOf } from './parameter-layout.js';
import { needsGradient, type ProgramParts } from './parts.js';
import { type Fields, type Put, type Take, unlimited } from './record.js';
import type { Link, Occasion, Stage } from './stages.js';
import { activationNames, codeOf } from './vocabulary.js';

/** States of recurrent stages before the first step, as stretches of bytes. */
export type States = readonly (readonly [address: number, bytes: number])[];

/** Makes room for what stages need, and writes their records. */
export function placeStages(
  parts: ProgramParts,
  paramRecords: number,
  take: Take,
  put: Put,
): { readonly stageRecords: number; readonly states: States } {
  const { stages, width } = parts;
  const stageRecords = take(layout.STAGE_SIZE * stages.length);
  const states: [number, number][] = [];
  let gradient = 0;
  stages.forEach((stage, index) => {
    const buffers = placeBuffers(parts, stage, needsGradient(parts, index), take);
    const links = placeLinks(stage.links ?? [], take, put);
    put(
      stageRecords + index * layout.STAGE_SIZE,
      {
        ...fieldsOf(stage, width),
        ...recordsOf(stage, paramRecords),
        ...buffers,
        [layout.STAGE_INPUT_GRADIENT]: gradient,
        [layout.STAGE_LINKS]: links,
      },
      stage.floats,
    );
    gradient = buffers[layout.STAGE_GRADIENT] ?? 0;
    for (const field of [layout.STAGE_START, layout.STAGE_START_CELLS]) {
      const address = buffers[field];
      if (address !== undefined) states.push([address, roomOf(parts) * lineBytes(stage.units, width)]);
    }
  });
  return { stageRecords, states };
}

const fieldsOf = ({ code, steps, inputs, units, links, sequences, gates, words }: Stage, width: 1 | 4): Fields => ({
  ...words,
  [layout.STAGE_KIND]: code,
  [layout.STAGE_STEPS]: steps,
  [layout.STAGE_INPUTS]: inputs,
  [layout.STAGE_INPUT_STRIDE]: lineBytes(inputs, width),
  [layout.STAGE_UNITS]: units,
  [layout.STAGE_STRIDE]: lineBytes(units, width),
  [layout.STAGE_LINK_COUNT]: links?.length ?? 0,
  [layout.STAGE_SEQUENCES]: Number(sequences),
  [layout.STAGE_GATE_STRIDE]: lineBytes(units, width) * gates,
});

/** Records of a stage's parameters, by field. */
const recordsOf = ({ params }: Stage, records: number): Fields =>
  Object.fromEntries(
    Object.entries(params).flatMap(([field, param]) =>
      param === undefined ? [] : [[field, records + param * layout.PARAM_SIZE]],
    ),
  );

/** The buffers that a stage has, by field. */
function placeBuffers(parts: ProgramParts, stage: Stage, differentiated: boolean, take: Take): Fields {
  const { steps, units, sequences, links = [] } = stage;
  const line = roomOf(parts) * lineBytes(units, parts.width);
  const training = parts.training !== undefined;
  const wanted: Readonly<Record<Occasion, boolean>> = { always: true, training, gradient: differentiated };
  const buffers = [
    ...stage.buffers,
    [layout.STAGE_GRADIENT, sequences ? steps : 1, 'gradient'],
    // Slopes of values whose gradient nobody needs are written all the same: the kernel has one way.
    [layout.STAGE_SLOPES, links.length > 0 ? steps : 0, 'training'],
  ] satisfies Stage['buffers'];
  const placed: Record<number, number> = {};
  for (const [field, lines, when = 'always'] of buffers) {
    if (wanted[when] && lines > 0) placed[field] = take(line * lines);
  }
  return placed;
}

function placeLinks(links: readonly Link[], take: Take, put: Put): number {
  const records = take(layout.LINK_SIZE * links.length);
  links.forEach((link, index) => {
    putLink(records + index * layout.LINK_SIZE, link, put);
  });
  return records;
}

function putLink(address: number, link: Link, put: Put): void {
  if (link.kind === 'dropout') {
    // A draw is below the rate exactly when it is below this whole number.
    const threshold = Math.ceil(link.rate * 4294967296);
    put(
      address,
      { [layout.LINK_THRESHOLD]: threshold, [layout.LINK_OP]: link.op },
      { [layout.LINK_KEPT]: 1 / (1 - link.rate) },
    );
    return;
  }
  if (link.kind === 'record') {
    put(address, link.words, link.floats);
    return;
  }
  const [low, high] = link.limits ?? unlimited;
  put(
    address,
    {
      [layout.LINK_ACTIVATION]: codeOf(activationNames, link.activation),
      [layout.LINK_LIMITED]: Number(link.limits !== undefined),
    },
    { [layout.LINK_LOW]: low, [layout.LINK_HIGH]: high },
  );
}
