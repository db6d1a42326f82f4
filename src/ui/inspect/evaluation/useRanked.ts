import { useEffect, useRef, useState } from 'react';
import { orderOf } from '../../../catalog/metrics/curves.ts';
import type { Judgement } from '../../../goals/judgement.ts';

/** The number of scores that can be ranked within a frame or two. */
const AT_ONCE = 300_000;

interface Wanted {
  readonly judgement: Judgement;
  readonly part: number;
}

/**
 * Returns the judgement once its scores are ranked. A few scores are ranked immediately; many are ranked class by
 * class with pauses, so that the page stays responsive. Until then the previous judgement is returned if it is for the
 * same part of the same examples.
 */
export function useRanked(judgement: Judgement | null, part: number): Judgement | null {
  const [ranked, setRanked] = useState<Wanted | null>(null);
  const wanted = useRef<Wanted>(null);
  const busy = useRef(false);
  const many = judgement !== null && judgement.judged.scores.length > AT_ONCE;

  useEffect(() => {
    wanted.current = many ? { judgement, part } : null;
    if (!many || busy.current) return;
    busy.current = true;
    void (async () => {
      let done: Wanted | null = null;
      while (wanted.current && wanted.current !== done) {
        done = wanted.current;
        const { judged } = done.judgement;
        for (let label = 0; label < judged.classes; label++) {
          orderOf(judged, label);
          await new Promise((resolve) => setTimeout(resolve));
        }
        setRanked(done);
      }
      busy.current = false;
    })();
  }, [judgement, part, many]);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );

  if (!many) return judgement;
  return ranked?.part === part && ranked.judgement.view === judgement.view ? ranked.judgement : null;
}
