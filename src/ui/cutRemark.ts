import { formatCount } from '../math/format.ts';
import { CUTS } from '../table/link-lengths.ts';

/** Names the programs that would cut a link of this length, and another way to send it; null if there are none. */
export function cutRemark(length: number): string | null {
  const cuts = CUTS.filter((cut) => length > cut.length).map(
    (cut) => `${cut.program} cuts links at about ${formatCount(cut.length)} characters`,
  );
  return cuts.length > 0 ? `${cuts.join(', and ')}: send this one by mail or in a file.` : null;
}
