import { select, type ZoomBehavior, zoom, zoomIdentity, zoomTransform } from 'd3';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useDesignPixel } from '../../../plots/core/design-pixels.ts';
import type { Layout, Point } from './layout.ts';
import { LEGIBLE, viewOf } from './view.ts';

interface Zoom {
  readonly frame: RefObject<SVGSVGElement | null>;
  readonly content: RefObject<SVGGElement | null>;
  readonly zoomBy: (factor: number) => void;
  /** Shows the whole content. */
  readonly showAll: () => void;
  /** Brings a position into view. */
  readonly reveal: (at: Point) => void;
}

/** A node is brought into view if it is closer to the edge than this, in design pixels. */
const RIM = 60;

/**
 * Moves and scales the content of an SVG by dragging, pinching, the wheel with Ctrl, and the returned functions.
 * @param start the point to centre vertically if not everything is visible
 */
export function useZoom({ width, height }: Layout, start: Point): Zoom {
  const frame = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown>>(null);
  const pixel = useDesignPixel();

  const show = useCallback(
    (least: number) => {
      if (!frame.current || !behavior.current || width === 0) return;
      const room = { width: frame.current.clientWidth / pixel, height: frame.current.clientHeight / pixel };
      const { x, y, scale } = viewOf({ width, height }, room, start, least);
      behavior.current.transform(select(frame.current), zoomIdentity.scale(pixel).translate(x, y).scale(scale));
    },
    [width, height, start, pixel],
  );

  useEffect(() => {
    if (!frame.current) return;
    const one = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05 * pixel, 3 * pixel])
      // The wheel alone scrolls the page.
      .filter((event: MouseEvent) => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : event.button === 0))
      .on('zoom', ({ transform }) => content.current?.setAttribute('transform', String(transform)));
    behavior.current = one;
    const selection = select(frame.current).call(one);
    show(LEGIBLE);
    return () => {
      selection.on('.zoom', null);
    };
  }, [show, pixel]);

  const zoomBy = useCallback((factor: number) => {
    if (frame.current) behavior.current?.scaleBy(select(frame.current), factor);
  }, []);
  const showAll = useCallback(() => show(0), [show]);
  const reveal = useCallback(
    ({ x, y }: Point) => {
      if (!frame.current || !behavior.current) return;
      const { clientWidth, clientHeight } = frame.current;
      const [left, top] = zoomTransform(frame.current).apply([x, y]);
      const rim = RIM * pixel;
      const inside = left > rim && left < clientWidth - rim && top > rim / 2 && top < clientHeight - rim / 2;
      if (!inside) behavior.current.translateTo(select(frame.current), x, y);
    },
    [pixel],
  );
  return { frame, content, zoomBy, showAll, reveal };
}
