import { LinnetError } from '@linnet/core';
import type { GeneratedSets, Generator, GeneratorFlags } from './generators.js';

/** Draws; more rows than memory holds are a matter of the options. */
export async function drawSets(generator: Generator, flags: GeneratorFlags): Promise<GeneratedSets> {
  try {
    return await generator.draw(flags);
  } catch (error) {
    if (!LinnetError.is(error) || error.code !== 'limit') throw error;
    throw new LinnetError('bad-option', error.message, { cause: error });
  }
}
