import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../test/errors.js';
import { LinnetError, throwProblems } from './errors.js';

describe('LinnetError', () => {
  it('carries its code, its cause, and the message as the one problem', () => {
    const cause = new Error('disk full');
    const error = new LinnetError('io', 'The file could not be written.', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'LinnetError', code: 'io', cause, problems: [error.message] });
    expect(Object.keys(new LinnetError('io', 'Without.'))).not.toContain('cause');
  });

  it('is known by its brand, and nothing else is taken for one', () => {
    expect(LinnetError.is(new LinnetError('io', 'x'))).toBe(true);
    for (const other of [new Error('x'), { code: 'io', message: 'x' }, 'io', null, undefined]) {
      expect(LinnetError.is(other)).toBe(false);
    }
  });

  it('is known across two copies of the package', async () => {
    vi.resetModules();
    const copy = await import('./errors.js');
    expect(copy.LinnetError).not.toBe(LinnetError);
    const theirs: unknown = new copy.LinnetError('limit', 'x');
    expect(theirs).not.toBeInstanceOf(LinnetError);
    expect(LinnetError.is(theirs)).toBe(true);
    expect(copy.LinnetError.is(new LinnetError('limit', 'x'))).toBe(true);
  });
});

describe('throwProblems', () => {
  it('throws nothing for no problem', () => {
    expect(() => throwProblems('limit', 'It cannot be exported:', [])).not.toThrow();
  });

  it('puts one problem on the line, several in a list', async () => {
    const one = await errorOf(() => throwProblems('limit', 'It cannot be exported:', ['a is wrong.']));
    expect(one.message).toBe('It cannot be exported: a is wrong.');
    const two = await errorOf(() => throwProblems('limit', 'It cannot be exported:', ['a is wrong.', 'b too.']));
    expect(two.message).toBe('It cannot be exported:\n- a is wrong.\n- b too.');
    expect(two).toMatchObject({ code: 'limit', problems: ['a is wrong.', 'b too.'] });
  });
});
