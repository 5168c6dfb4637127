import { afterEach, describe, expect, it, vi } from 'vitest';
import { sha256 } from './sha256.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('sha256', () => {
  it('gives the published digests', async () => {
    // FIPS 180-2, appendix B.1, and the empty message.
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await sha256(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('says what to do on a page without WebCrypto', async () => {
    vi.stubGlobal('crypto', {});
    await expect(sha256(new Uint8Array())).rejects.toThrow('open the page over https or from localhost');
  });
});
