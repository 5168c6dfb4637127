import { LinnetError } from '@linnet/core';

/** The kernel's linear memory, shared by all programs of a backend. */
export interface KernelMemory {
  readonly memory: WebAssembly.Memory;
  /** Zeroed bytes, aligned to a cache line. @throws LinnetError `out-of-memory` */
  allocate(bytes: number): number;
  /** Gives back what `allocate` gave. */
  free(address: number): void;
  /** The whole memory; look again after anything that may have allocated. */
  views(): MemoryViews;
}

/** The same bytes, seen as numbers of each kind. */
export interface MemoryViews {
  readonly floats: Float32Array;
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
}

interface Block {
  address: number;
  bytes: number;
}

const page = 65536;
/** 4 GB less a page: the end of the last byte is still a 32-bit address. */
const mostPages = 65535;
const cacheLine = 64;

/** Rounded up to whole cache lines. */
export const wholeLines = (bytes: number): number => Math.ceil(bytes / cacheLine) * cacheLine;

/** Memory that grows as programs come, and is used again when they go. Address 0 means "none", so the first page stays free. */
export function createMemory(shared: boolean): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 2, maximum: mostPages, shared });
  const taken = new Map<number, number>();
  const gaps: Block[] = [{ address: page, bytes: page }];
  let seen: { buffer: ArrayBufferLike; views: MemoryViews } | undefined;

  const views = (): MemoryViews => {
    const { buffer } = memory;
    if (seen?.buffer !== buffer) {
      const all = {
        floats: new Float32Array(buffer),
        words: new Uint32Array(buffer),
        doubles: new Float64Array(buffer),
      };
      seen = { buffer, views: all };
    }
    return seen.views;
  };
  const grow = (bytes: number): void => {
    const end = memory.buffer.byteLength;
    const last = gaps.at(-1);
    const open = last !== undefined && last.address + last.bytes === end ? last.bytes : 0;
    const pages = Math.ceil((bytes - open) / page);
    try {
      memory.grow(pages);
    } catch (cause) {
      throw outOfMemory(bytes, end, cause);
    }
    addGap(gaps, { address: end, bytes: pages * page });
  };
  return {
    memory,
    views,
    allocate: (wanted) => {
      const bytes = wholeLines(Math.max(1, wanted));
      if (!gaps.some((gap) => gap.bytes >= bytes)) grow(bytes);
      const gap = gaps.find((candidate) => candidate.bytes >= bytes);
      if (gap === undefined) throw outOfMemory(bytes, memory.buffer.byteLength, undefined);
      const { address } = gap;
      gap.address += bytes;
      gap.bytes -= bytes;
      if (gap.bytes === 0) gaps.splice(gaps.indexOf(gap), 1);
      taken.set(address, bytes);
      views().words.fill(0, address / 4, (address + bytes) / 4);
      return address;
    },
    free: (address) => {
      const bytes = taken.get(address);
      if (bytes === undefined) return;
      taken.delete(address);
      addGap(gaps, { address, bytes });
    },
  };
}

/** Keeps gaps in order, and neighbours together. */
function addGap(gaps: Block[], gap: Block): void {
  const next = gaps.findIndex(({ address }) => address > gap.address);
  const at = next < 0 ? gaps.length : next;
  gaps.splice(at, 0, gap);
  merge(gaps, at);
  merge(gaps, at - 1);
}

function merge(gaps: Block[], at: number): void {
  const [first, second] = [gaps[at], gaps[at + 1]];
  if (first === undefined || second === undefined || first.address + first.bytes !== second.address) return;
  first.bytes += second.bytes;
  gaps.splice(at + 1, 1);
}

function outOfMemory(bytes: number, used: number, cause: unknown): LinnetError {
  const megabytes = (count: number): string => (count / 1e6).toFixed(1);
  return new LinnetError(
    'out-of-memory',
    `The simd backend needs ${megabytes(bytes)} MB beside the ${megabytes(used)} MB it has; WebAssembly ends at 4,295 MB, and the machine may end before. Train on fewer rows, in smaller batches, or on the js backend.`,
    { cause },
  );
}
