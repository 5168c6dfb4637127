import { tutorials } from '@linnet/recipes/descriptions';
import { expect, it } from 'vitest';
import { stories } from './stories.js';

it.each(tutorials)('says of every network of $name what it is', ({ name, experiments }) => {
  expect(Object.keys(stories[name].networks).sort()).toEqual(Object.keys(experiments).sort());
});
