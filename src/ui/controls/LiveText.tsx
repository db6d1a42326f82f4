import { useLayoutEffect, useRef } from 'react';
import { type RunStore, run } from '../../store/run.ts';

interface LiveTextProps {
  /** Returns the text for the current state of the run. */
  readonly read: (store: RunStore) => string;
  readonly className?: string | undefined;
}

/** A text about the run that is updated with every frame, without rendering React. */
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
