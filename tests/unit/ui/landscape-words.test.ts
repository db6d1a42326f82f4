import { describe, expect, it } from 'vitest';
import { readShare, whyNoMap } from '../../../src/ui/inspect/landscape/words.ts';

describe('the reason for a missing map of the loss', () => {
  it('is a path with too few snapshots for a plane', () => {
    expect(whyNoMap('path', 1)).toMatch(/needs 3 snapshots .* there is only 1 so far/);
    expect(whyNoMap('path', 2)).toMatch(/there are only 2 so far/);
  });

  it('is a path on a line', () => {
    expect(whyNoMap('path', 3)).toMatch(/are not on one line\. It is computed as soon/);
  });

  it('is the time that it takes', () => {
    expect(whyNoMap('random', 1)).toMatch(/is being computed/);
  });
});

it('describes how much of a path is visible', () => {
  expect(readShare(0.3)).toMatch(/outside the picture/);
  expect(readShare(0.8)).toBe('you see most of the path, but not all of it.');
  expect(readShare(1)).toBe('you see the whole path.');
});
