import { select, type ZoomBehavior, zoom, zoomIdentity, zoomTransform } from 'd3';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Layout, Point } from './layout.ts';

interface Zoom {
  readonly frame: RefObject<SVGSVGElement | null>;
  readonly content: RefObject<SVGGElement | null>;
  readonly zoomBy: (factor: number) => void;
  /** Shows all of it. */
  readonly showAll: () => void;
  /** Brings a place into view. */
  readonly reveal: (at: Point) => void;
}

/** Smaller than that nobody can read what is on the nodes; a part of the graph is shown rather. */
const LEGIBLE = 0.75;
const RIM = 60;

/**
 * Moves and scales the content of a drawing: by dragging, pinching, the wheel with Ctrl, and from the outside.
 * @param start what is to be seen first where not all of it can be
 */
export function useZoom({ width, height }: Layout, start: Point): Zoom {
  const frame = useRef<SVGSVGElement>(null);
  const content = useRef<SVGGElement>(null);
  const behavior = useRef<ZoomBehavior<SVGSVGElement, unknown>>(null);

  const show = useCallback(
    (least: number) => {
      if (!frame.current || !behavior.current || width === 0) return;
      const { clientWidth, clientHeight } = frame.current;
      const whole = Math.min(1, clientWidth / width, clientHeight / height);
      const scale = Math.max(least, whole);
      // Without a rim where there is graph to show.
      const aim = ({ length, room, at }: { length: number; room: number; at: number }) =>
        length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, at));
      const x = aim({ length: width * scale, room: clientWidth, at: RIM - start.x * scale });
      const y = aim({ length: height * scale, room: clientHeight, at: clientHeight / 2 - start.y * scale });
      behavior.current.transform(select(frame.current), zoomIdentity.translate(x, y).scale(scale));
    },
    [width, height, start],
  );

  useEffect(() => {
    if (!frame.current) return;
    const one = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.05, 3])
      // The wheel alone scrolls the page.
      .filter((event: MouseEvent) => (event.type === 'wheel' ? event.ctrlKey || event.metaKey : event.button === 0))
      .on('zoom', ({ transform }) => content.current?.setAttribute('transform', String(transform)));
    behavior.current = one;
    const selection = select(frame.current).call(one);
    show(LEGIBLE);
    return () => {
      selection.on('.zoom', null);
    };
  }, [show]);

  const zoomBy = useCallback((factor: number) => {
    if (frame.current) behavior.current?.scaleBy(select(frame.current), factor);
  }, []);
  const showAll = useCallback(() => show(0), [show]);
  const reveal = useCallback(({ x, y }: Point) => {
    if (!frame.current || !behavior.current) return;
    const { clientWidth, clientHeight } = frame.current;
    const [left, top] = zoomTransform(frame.current).apply([x, y]);
    const inside = left > RIM && left < clientWidth - RIM && top > RIM / 2 && top < clientHeight - RIM / 2;
    if (!inside) behavior.current.translateTo(select(frame.current), x, y);
  }, []);
  return { frame, content, zoomBy, showAll, reveal };
}
