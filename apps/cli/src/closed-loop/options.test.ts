import { describe, expect, it } from 'vitest';
import { deviceOptions, isDeviceOptions, resumedDevice } from './options.js';

describe('deviceOptions', () => {
  it('keeps what was said and nothing else', () => {
    expect(deviceOptions({})).toBeUndefined();
    expect(deviceOptions({ device: 'sim', deviceHardware: 'go' })).toEqual({ address: 'sim', hardware: 'go' });
    for (const device of ['moku.local', '192.168.1.20:8090', '[fe80::1]:80', 'fe80::1', 'http://moku', 'münchen'])
      expect(deviceOptions({ device })).toEqual({ address: device });
  });

  it('refuses what is no address, and options that would do nothing', () => {
    for (const device of ['', ' ', 'a b', 'a\nb', 'http://:pw@moku', 'moku:port', 'moku:99999', 'moku/api', '[::1'])
      expect(() => deviceOptions({ device })).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(() => deviceOptions({ deviceArithmetic: 'float' })).toThrow('--device-arithmetic is about an instrument');
    expect(() => deviceOptions({ device: 'moku', deviceHardware: 'go' })).toThrow(
      '--device-hardware is for --device sim',
    );
  });
});

describe('resumedDevice', () => {
  it('goes on with the same instrument unless another is named', () => {
    const kept = { address: 'sim', hardware: 'go' } as const;
    expect(resumedDevice(kept, {})).toEqual(kept);
    expect(resumedDevice(kept, { deviceArithmetic: 'fixed-point' })).toEqual({ ...kept, arithmetic: 'fixed-point' });
    expect(resumedDevice(kept, { device: 'moku.local' })).toEqual({ address: 'moku.local' });
    expect(resumedDevice(undefined, {})).toBeUndefined();
  });
});

describe('isDeviceOptions', () => {
  it('tells what a file holds', () => {
    expect(isDeviceOptions({ address: 'sim', scaling: 'folded' })).toBe(true);
    for (const value of [null, 'sim', {}, { address: 1 }, { address: 'sim', hardware: 'other' }])
      expect(isDeviceOptions(value)).toBe(false);
  });
});
