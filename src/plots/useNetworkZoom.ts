import { select, type ZoomBehavior, zoom as zoomBehaviour, zoomIdentity } from 'd3';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export const MOST_ZOOM = 4;
const STEP = 1.4;

export interface NetworkZoom {
  readonly scale: number;
  zoomIn(): void;
  zoomOut(): void;
  reset(): void;
  /** The keys +, − and 0. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Zooms what a room shows: by pinch, by wheel with Ctrl, by key, and with a double click back again. The content grows and
 * the room scrolls, so fingers, keys and the focus move it as they move any page; a drag on empty room does too.
 * @param top what lies above it in the content keeps its height
 */
export function useNetworkZoom(room: RefObject<HTMLDivElement | null>, top: number): NetworkZoom {
  const [scale, setScale] = useState(1);
  const behaviour = useRef<ZoomBehavior<HTMLDivElement, unknown>>(null);
  /** Where the content is to stand once it has grown. */
  const wanted = useRef<{ readonly x: number; readonly y: number }>(null);
  const height = useRef(top);

  useEffect(() => {
    height.current = top;
  });

  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const above = (k: number) => height.current * (k - 1);
    const zoom = zoomBehaviour<HTMLDivElement, unknown>()
      .scaleExtent([1, MOST_ZOOM])
      .filter((event: Event) => meansZoom(event, element))
      .extent(() => [
        [0, 0],
        [element.clientWidth, element.clientHeight],
      ])
      .on('start', ({ sourceEvent }) => {
        if (sourceEvent?.type === 'mousedown') element.dataset.panning = '';
      })
      .on('end', () => {
        delete element.dataset.panning;
      })
      .on('zoom', ({ transform: { k, x, y }, sourceEvent }) => {
        if (!sourceEvent) return;
        const place = { x: -x, y: -y - above(k) };
        wanted.current = place;
        setScale(k);
        // Without a change of scale nothing renders.
        element.scrollTo(place.x, place.y);
      });
    behaviour.current = zoom;
    const selection = select(element).call(zoom).on('dblclick.zoom', null);
    const follow = () => {
      const { k } = (element as unknown as { __zoom: typeof zoomIdentity }).__zoom;
      const { scrollLeft, scrollTop } = element;
      selection.property('__zoom', zoomIdentity.translate(-scrollLeft, -scrollTop - above(k)).scale(k));
    };
    element.addEventListener('scroll', follow);
    return () => {
      element.removeEventListener('scroll', follow);
      selection.on('.zoom', null);
    };
  }, [room]);

  useLayoutEffect(() => {
    if (wanted.current) room.current?.scrollTo(wanted.current.x, wanted.current.y);
    wanted.current = null;
  });

  /** Keeps an element of the content where it is, or else the middle of the room. */
  const zoomTo = (next: number, kept?: Element) => {
    const element = room.current;
    if (!element || !behaviour.current) return;
    const k = Math.min(MOST_ZOOM, Math.max(1, next));
    const [middleX, middleY] = middleWithin(element, kept);
    const place = (scrolled: number, middle: number, above: number) =>
      Math.max(0, above + ((scrolled + middle - above) * k) / scale - middle);
    const x = k === 1 ? 0 : place(element.scrollLeft, middleX, 0);
    const y = k === 1 ? 0 : place(element.scrollTop, middleY, top);
    wanted.current = { x, y };
    select(element).property('__zoom', zoomIdentity.translate(-x, -y - top * (k - 1)).scale(k));
    setScale(k);
  };

  const closer = (kept?: Element) => zoomTo(scale * STEP, kept);
  const further = (kept?: Element) => zoomTo(scale / STEP < 1.05 ? 1 : scale / STEP, kept);
  const reset = () => zoomTo(1);
  const keys: Record<string, (kept?: Element) => void> = {
    '+': closer,
    '=': closer,
    '-': further,
    '−': further,
    '0': reset,
  };
  return {
    scale,
    zoomIn: () => closer(),
    zoomOut: () => further(),
    reset,
    onKeyDown: (event) => {
      const act = keys[event.key];
      const target = event.target as Element;
      if (!act || event.ctrlKey || event.metaKey || event.altKey || target.matches('input, select, textarea')) return;
      event.preventDefault();
      act(target.matches('[data-unit]') ? target : undefined);
    },
  };
}

function middleWithin(room: HTMLElement, element?: Element): readonly [x: number, y: number] {
  if (!element) return [room.clientWidth / 2, room.clientHeight / 2];
  const [box, outer] = [element.getBoundingClientRect(), room.getBoundingClientRect()];
  return [box.x + box.width / 2 - outer.x, box.y + box.height / 2 - outer.y];
}

/** Two fingers, a wheel with Ctrl (which is what a pinch on a touchpad is), or a mouse that drags empty room. */
function meansZoom(event: Event, room: HTMLElement): boolean {
  if (event.type === 'wheel') return (event as WheelEvent).ctrlKey;
  if (event.type === 'touchstart') return (event as TouchEvent).touches.length > 1;
  const pans = room.scrollWidth > room.clientWidth || room.scrollHeight > room.clientHeight;
  const { button } = event as MouseEvent;
  return event.type === 'mousedown' && button === 0 && pans && isRoom(event.target);
}

/** Whether a place in the network has no control on it. */
export function isRoom(target: EventTarget | null): boolean {
  return target instanceof Element && !target.closest('button, input, select, label, fieldset, [popover], dialog');
}
