import { describe, expect, it } from 'vitest';
import { shareRemarks } from '../../../src/ui/share/remarks.ts';

const link = (length: number) => 'https://example.org/#'.padEnd(length, 'a');
const plain = { link: link(100), edited: false, kept: false };

describe('the remarks on a link', () => {
  it('are empty if every program passes it on and it replays the run', () => {
    expect(shareRemarks(plain)).toEqual([]);
    expect(shareRemarks({ ...plain, link: link(2000) })).toEqual([]);
  });

  it('mention that a changed run is not replayed', () => {
    expect(shareRemarks({ ...plain, edited: true })).toEqual([expect.stringMatching(/does not replay/)]);
  });

  it('mention that the data stay here', () => {
    expect(shareRemarks({ ...plain, kept: true })).toEqual([expect.stringMatching(/stay in this browser/)]);
  });

  it('name the programs that would cut it', () => {
    expect(shareRemarks({ ...plain, link: link(2001) })).toEqual([
      'Teams cuts links at about 2,000 characters: send this one by mail or in a file.',
    ]);
    expect(shareRemarks({ ...plain, link: link(4001) })).toEqual([
      'Teams cuts links at about 2,000 characters, and Slack cuts links at about 4,000 characters: send this one by mail or in a file.',
    ]);
  });
});
