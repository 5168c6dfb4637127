/** Sections of a WebAssembly module, and kinds of imports, as its binary format numbers them. */
const [importSection, memoryImport] = [2, 2];
/** Limits of a memory: with a maximum; and shared between threads as well. */
const [bounded, boundedAndShared] = [1, 3];

/**
 * The same module for a memory that is not shared: the type of its imported memory differs by one byte (WebAssembly's
 * binary format, "Limits"). So one kernel is embedded for one thread and for two.
 */
export function withOwnMemory(module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const at = memoryLimits(module);
  if (at === undefined || module[at] !== boundedAndShared) {
    throw new RangeError('The kernel does not import a shared memory.');
  }
  const own = module.slice();
  own[at] = bounded;
  return own;
}

/** Where the limits of the imported memory stand; every import before it would be looked over, but there is none. */
function memoryLimits(module: Uint8Array): number | undefined {
  // Behind the magic number and the version.
  let at = 8;
  while (at < module.length) {
    const section = module[at];
    const [bytes, contents] = readNumber(module, at + 1);
    if (section === importSection) return firstImport(module, readNumber(module, contents)[1]);
    at = contents + bytes;
  }
  return undefined;
}

function firstImport(module: Uint8Array, from: number): number | undefined {
  const [moduleLength, moduleName] = readNumber(module, from);
  const [fieldLength, fieldName] = readNumber(module, moduleName + moduleLength);
  const kind = fieldName + fieldLength;
  return module[kind] === memoryImport ? kind + 1 : undefined;
}

/** A number of variable length (LEB128), and where the next thing begins. */
function readNumber(module: Uint8Array, from: number): readonly [value: number, next: number] {
  let [value, shift, at] = [0, 0, from];
  for (;;) {
    const byte = module[at] ?? 0;
    value |= (byte & 0x7f) << shift;
    at += 1;
    shift += 7;
    if (byte < 0x80) return [value >>> 0, at];
  }
}
