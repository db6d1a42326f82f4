import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useDesignPixel } from '../core/design-pixels.ts';

/** The current height of an element's tallest child, in design pixels. */
export function useTallestChild(): readonly [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const pixel = useDesignPixel();
  /** In CSS pixels. */
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const parent = ref.current;
    if (!parent) return;
    const measure = () =>
      setHeight(Math.max(0, ...Array.from(parent.children, (child) => (child as HTMLElement).offsetHeight)));
    const sizes = new ResizeObserver(measure);
    const observe = () => {
      sizes.disconnect();
      for (const child of parent.children) sizes.observe(child);
    };
    // Children are added and removed by the first layout and with layers.
    const list = new MutationObserver(observe);
    list.observe(parent, { childList: true });
    observe();
    return () => {
      sizes.disconnect();
      list.disconnect();
    };
  }, []);
  return [ref, height / pixel];
}
