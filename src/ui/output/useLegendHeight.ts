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
    const picture = plot === null ? null : room.current;
    if (!picture) return;
    let width = 0;
    const measure = (legend: HTMLElement) => {
      const own = legend.offsetHeight + Number.parseFloat(getComputedStyle(legend).marginTop);
      const resized = legend.offsetWidth !== width;
      width = legend.offsetWidth;
      setHeight((most) => (resized ? own : Math.max(most ?? 0, own)));
    };
    const sizes = new ResizeObserver(([entry]) => {
      const legend = entry?.target as HTMLElement;
      if (legend.isConnected) measure(legend);
      else find();
    });
    const watch = () => {
      const legend = picture.querySelector('figcaption');
      if (!legend) return false;
      measure(legend);
      sizes.observe(legend);
      return true;
    };
    // A picture that is loaded later, or that replaces another one, brings its legend with it.
    const arrival = new MutationObserver(() => watch() && arrival.disconnect());
    const find = () => watch() || arrival.observe(picture, { childList: true, subtree: true });
    find();
    return () => {
      sizes.disconnect();
      arrival.disconnect();
    };
  }, [room, plot, subject]);
  return height === null ? ONE_LINE : height / pixel;
}
