import { useLayoutEffect, useRef } from 'react';
import type { Conductor } from './conductor.ts';
import { useConductor } from './useConductor.ts';

interface LiveCellProps {
  /** Which number it is, for `data-live`. */
  readonly name?: string;
  readonly read: (conductor: Conductor) => number;
  readonly write: (value: number) => string;
}

/** A number of a run that is updated with every report, without rendering React. */
export function LiveCell({ name, read, write }: LiveCellProps) {
  const conductor = useConductor();
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const show = () => {
      const value = read(conductor);
      const element = place.current;
      if (!element || element.dataset.value === String(value)) return;
      element.dataset.value = String(value);
      element.textContent = write(value);
    };
    show();
    return conductor.subscribe(show);
  });

  return <span ref={place} translate="no" data-live={name} />;
}
