import { type RefObject, useLayoutEffect, useState } from 'react';
import { useDesignPixel } from '../../plots/core/design-pixels.ts';

/** Height before there is a legend, in design pixels. */
const ONE_LINE = 24;

/**
 * Height in design pixels of the legend below the plot in `room`. It is the maximum so far, so that the plot keeps its
 * size when the pointer is on a unit.
 * @param plot the current plot; null for none
 * @param subject the subject of the plot; a new subject is measured again
 */
export function useLegendHeight(room: RefObject<HTMLElement | null>, plot: string | null, subject: unknown): number {
  const pixel = useDesignPixel();
  /** In CSS pixels. */
  const [height, setHeight] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject has another legend
  useLayoutEffect(() => {
    const legend = plot === null ? null : room.current?.querySelector('figcaption');
    if (!legend) return;
    let width = 0;
    const measure = () => {
      const own = legend.offsetHeight + Number.parseFloat(getComputedStyle(legend).marginTop);
      const resized = legend.offsetWidth !== width;
      width = legend.offsetWidth;
      setHeight((most) => (resized ? own : Math.max(most ?? 0, own)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(legend);
    return () => observer.disconnect();
  }, [room, plot, subject]);
  return height === null ? ONE_LINE : height / pixel;
}
