import { useLayoutEffect, useRef } from 'react';
import { type RunStore, run } from '../../store/run.ts';

interface LiveTextProps {
  /** What to say about the run as it is now. */
  readonly read: (store: RunStore) => string;
  readonly className?: string | undefined;
}

/** Words about the run that follow every frame, past React. */
export function LiveText({ read, className }: LiveTextProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const show = () => {
      const text = read(run.getState());
      if (place.current && place.current.textContent !== text) place.current.textContent = text;
    };
    show();
    return run.subscribe(show);
  }, [read]);

  return <span ref={place} translate="no" className={className} />;
}
