/** Zooming with d3 and scrolling, loaded once the network stands: nobody zooms before. */
import { select, type ZoomTransform, zoom as zoomBehaviour, zoomIdentity } from 'd3';
import { isRoom } from './is-room.ts';

export interface ZoomBehaviour {
  /** Takes note that content of this scale is scrolled to a place. */
  place(scale: number, left: number, top: number): void;
  detach(): void;
}

interface Options {
  readonly most: number;
  /** CSS pixels at the top of the content that do not grow. */
  readonly top: () => number;
  /** A gesture wants this scale, scrolled to this place. */
  readonly onZoom: (scale: number, place: { readonly x: number; readonly y: number }) => void;
}

/** Lets an element be zoomed by pinch or wheel and panned by dragging its empty room, in step with its scrolling. */
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

/** Two fingers, a wheel with Ctrl (which is what a pinch on a touchpad is), or a mouse that drags empty room. */
function meansZoom(event: Event, room: HTMLElement): boolean {
  if (event.type === 'wheel') return (event as WheelEvent).ctrlKey;
  if (event.type === 'touchstart') return (event as TouchEvent).touches.length > 1;
  const pans = room.scrollWidth > room.clientWidth || room.scrollHeight > room.clientHeight;
  const { button } = event as MouseEvent;
  return event.type === 'mousedown' && button === 0 && pans && isRoom(event.target);
}
