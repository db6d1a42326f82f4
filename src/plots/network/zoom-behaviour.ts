/** Zooming with d3 and scrolling. Loaded after the network is drawn, because nobody zooms before that. */
import { select, type ZoomTransform, zoom as zoomBehaviour, zoomIdentity } from 'd3';
import { isRoom } from './is-room.ts';

export interface ZoomBehaviour {
  /** Records that content of this scale is scrolled to a position. */
  place(scale: number, left: number, top: number): void;
  detach(): void;
}

interface Options {
  readonly most: number;
  /** CSS pixels at the top of the content that do not grow. */
  readonly top: () => number;
  /** Called when a gesture requests this scale and scroll position. */
  readonly onZoom: (scale: number, place: { readonly x: number; readonly y: number }) => void;
}

/** Makes an element zoomable by pinch or wheel and pannable by dragging its empty space, in sync with its scrolling. */
export function attachZoom(element: HTMLDivElement, { most, top, onZoom }: Options): ZoomBehaviour {
  const above = (scale: number) => top() * (scale - 1);
  const zoom = zoomBehaviour<HTMLDivElement, unknown>()
    .scaleExtent([1, most])
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
      if (sourceEvent) onZoom(k, { x: -x, y: -y - above(k) });
    });
  const selection = select(element).call(zoom).on('dblclick.zoom', null);
  const place = (scale: number, left: number, topEdge: number) => {
    selection.property('__zoom', zoomIdentity.translate(-left, -topEdge - above(scale)).scale(scale));
  };
  const follow = () => {
    const { k } = (element as unknown as { __zoom: ZoomTransform }).__zoom;
    place(k, element.scrollLeft, element.scrollTop);
  };
  element.addEventListener('scroll', follow);
  return {
    place,
    detach() {
      element.removeEventListener('scroll', follow);
      selection.on('.zoom', null);
    },
  };
}

/**
 * Whether an event zooms or pans: two fingers, a wheel with Ctrl (also sent for a pinch on a touchpad), or a mouse that
 * drags empty space.
 */
function meansZoom(event: Event, room: HTMLElement): boolean {
  if (event.type === 'wheel') return (event as WheelEvent).ctrlKey;
  if (event.type === 'touchstart') return (event as TouchEvent).touches.length > 1;
  const pans = room.scrollWidth > room.clientWidth || room.scrollHeight > room.clientHeight;
  const { button } = event as MouseEvent;
  return event.type === 'mousedown' && button === 0 && pans && isRoom(event.target);
}
