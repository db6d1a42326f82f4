import { type RefObject, useLayoutEffect, useState } from 'react';

/** Room that a legend always has, so that the plot stays as it is when a unit is pointed at. */
const TWO_LINES = 42;

/**
 * Height of the legend that a plot inside `room` brings: more than two lines where its names ask for it.
 * @param plot which plot stands there; null for none
 */
export function useLegendHeight(room: RefObject<HTMLElement | null>, plot: string | null): number {
  const [height, setHeight] = useState(TWO_LINES);
  useLayoutEffect(() => {
    const legend = plot === null ? null : room.current?.querySelector('figcaption');
    if (!legend) return;
    const observer = new ResizeObserver(() => {
      const own = legend.offsetHeight + Number.parseFloat(getComputedStyle(legend).marginTop);
      setHeight(Math.max(TWO_LINES, own));
    });
    observer.observe(legend);
    return () => observer.disconnect();
  }, [room, plot]);
  return height;
}
