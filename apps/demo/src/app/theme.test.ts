import { describe, expect, it } from 'vitest';
import { keepTheme, readTheme } from './theme.js';

describe('readTheme', () => {
  it('gives what was kept, and the theme of the system before', () => {
    const kept = new Map<string, string>();
    const keeper = () => ({
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    });
    expect(readTheme(keeper)).toBe('system');
    keepTheme('dark', keeper);
    expect(readTheme(keeper)).toBe('dark');
    for (const name of kept.keys()) kept.set(name, 'plaid');
    expect(readTheme(keeper)).toBe('system');
  });

  it('does without anything that keeps', () => {
    const forbidden = (): never => {
      throw new Error('The operation is insecure.');
    };
    expect(readTheme(forbidden)).toBe('system');
    expect(() => keepTheme('dark', forbidden)).not.toThrow();
  });
});
