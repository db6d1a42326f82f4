import { type RefObject, useLayoutEffect, useState } from 'react';

/** Until there is a legend. */
const ONE_LINE = 24;

/**
 * Height of the legend that a plot inside `room` brings: the most that it has had there, so that the plot stays as it is
 * when a unit is pointed at.
 * @param plot which plot stands there; null for none
 * @param subject what it shows: another one begins anew
 */
export function useLegendHeight(room: RefObject<HTMLElement | null>, plot: string | null, subject: unknown): number {
  const [height, setHeight] = useState(ONE_LINE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject has another legend
  useLayoutEffect(() => {
    const legend = plot === null ? null : room.current?.querySelector('figcaption');
    if (!legend) return;
    let width = 0;
    const measure = () => {
      const own = legend.offsetHeight + Number.parseFloat(getComputedStyle(legend).marginTop);
      const resized = legend.offsetWidth !== width;
      width = legend.offsetWidth;
      setHeight((most) => (resized ? own : Math.max(most, own)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(legend);
    return () => observer.disconnect();
  }, [room, plot, subject]);
  return height;
}
