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

  /** Keeps the middle of the room where it is. */
  const zoomTo = (next: number) => {
    const element = room.current;
    if (!element || !behaviour.current) return;
    const k = Math.min(MOST_ZOOM, Math.max(1, next));
    const keep = (at: number, size: number, fixed: number) =>
      Math.max(0, fixed + ((at + size / 2 - fixed) * k) / scale - size / 2);
    const x = k === 1 ? 0 : keep(element.scrollLeft, element.clientWidth, 0);
    const y = k === 1 ? 0 : keep(element.scrollTop, element.clientHeight, top);
    wanted.current = { x, y };
    select(element).property('__zoom', zoomIdentity.translate(-x, -y - top * (k - 1)).scale(k));
    setScale(k);
  };

  const zoomIn = () => zoomTo(scale * STEP);
  const zoomOut = () => zoomTo(scale / STEP < 1.05 ? 1 : scale / STEP);
  const reset = () => zoomTo(1);
  const keys: Record<string, () => void> = { '+': zoomIn, '=': zoomIn, '-': zoomOut, '−': zoomOut, '0': reset };
  return {
    scale,
    zoomIn,
    zoomOut,
    reset,
    onKeyDown: (event) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).matches('input, select, textarea')) return;
      event.preventDefault();
      act();
    },
  };
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
