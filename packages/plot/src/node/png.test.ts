import { describe, expect, it } from 'vitest';
import { lines } from '../lines.js';
import { png } from './png.js';

const figure = lines({ loss: [2, 1, 0.5] }, { title: 'Training', width: 400, height: 240 });

/** Width and height from the header of a PNG file. */
const sizeOf = (bytes: Uint8Array): readonly number[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

/** True where the error says that this system has no fonts, which the figure cannot help. */
async function bytesOf(make: () => Promise<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return await make();
  } catch (error) {
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining('This system has no fonts') });
    return undefined;
  }
}

describe('png', () => {
  it('is an image of the figure, twice as large, or as large as one says', async () => {
    const bytes = await bytesOf(() => png(figure));
    if (bytes === undefined) return;
    expect(Array.from(bytes.subarray(0, 8))).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
    expect(sizeOf(bytes)).toEqual([800, 480]);
    expect(sizeOf(await png(figure, { scale: 1 }))).toEqual([400, 240]);
  });

  it('is another in the dark, and the same each time', async () => {
    const light = await bytesOf(() => png(figure, { scale: 1 }));
    if (light === undefined) return;
    expect(await png(figure, { scale: 1 })).toEqual(light);
    expect(await png(figure, { scale: 1, theme: 'dark' })).not.toEqual(light);
  });

  it('refuses to draw without fonts rather than leave out text', async () => {
    await expect(png(figure, { fonts: ['none.ttf'] })).rejects.toMatchObject({
      code: 'bad-option',
      message: expect.stringContaining('No font could be read from none.ttf'),
    });
    await expect(png(figure, { fonts: [] })).rejects.toThrow('No font could be read from an empty list');
  });

  it('refuses options that are none', async () => {
    await expect(png(figure, { scale: 0 })).rejects.toThrow('scale is 0; use a number above 0, up to 10');
    // @ts-expect-error there is no such theme
    await expect(png(figure, { theme: 'sepia' })).rejects.toThrow('theme is "sepia"; use "light" or "dark"');
  });
});
