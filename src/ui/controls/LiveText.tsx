import { useLayoutEffect, useRef } from 'react';
import type { RunStore } from '../../store/run.ts';
import { followRun } from '../followRun.ts';

interface LiveTextProps {
  /** Returns the text for the current state of the run. */
  readonly read: (store: RunStore) => string;
  readonly className?: string | undefined;
}

/** A text about the run that follows it without rendering React. */
export function LiveText({ read, className }: LiveTextProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(
    () =>
      followRun((store) => {
        const text = read(store);
        if (place.current && place.current.textContent !== text) place.current.textContent = text;
      }),
    [read],
  );

  return <span ref={place} translate="no" className={className} />;
}
