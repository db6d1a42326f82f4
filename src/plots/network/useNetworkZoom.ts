import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDesignPixel } from '../core/design-pixels.ts';
import type { ZoomBehaviour } from './zoom-behaviour.ts';

export const MOST_ZOOM = 4;
const STEP = 1.4;

export interface NetworkZoom {
  readonly scale: number;
  /** Whether the code for zooming could not be loaded. */
  readonly missing: boolean;
  /** Loads that code again. */
  retry(): void;
  zoomIn(): void;
  zoomOut(): void;
  reset(): void;
  /** Handles the keys +, − and 0. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Zooms the content of a room by pinch, by wheel with Ctrl, or by key; a double click resets it. The content grows and
 * the room scrolls, so that fingers, keys and the focus move it like any page; so does dragging empty space.
 * @param top height of the part at the top of the content that does not grow, in design pixels
 */
export function useNetworkZoom(room: RefObject<HTMLDivElement | null>, top: number): NetworkZoom {
  const [scale, setScale] = useState(1);
  const [missing, setMissing] = useState(false);
  const behaviour = useRef<ZoomBehaviour>(null);
  /** The scroll position that is wanted once the content has grown. */
  const wanted = useRef<{ readonly x: number; readonly y: number }>(null);
  /** In CSS pixels, like scrolling and gestures. */
  const above = top * useDesignPixel();
  const height = useRef(above);

  useEffect(() => {
    height.current = above;
  });

  /** Loads the code for zooming. If that fails, the next key tries again. */
  const attach = useCallback(async () => {
    try {
      const { attachZoom } = await import('./zoom-behaviour.ts');
      setMissing(false);
      const element = room.current;
      if (behaviour.current || !element) return;
      behaviour.current = attachZoom(element, {
        most: MOST_ZOOM,
        top: () => height.current,
        onZoom(k, place) {
          wanted.current = place;
          setScale(k);
          // If the scale has not changed, nothing renders.
          element.scrollTo(place.x, place.y);
        },
      });
    } catch {
      setMissing(true);
    }
  }, [room]);

  useEffect(() => {
    void attach();
    return () => {
      behaviour.current?.detach();
      behaviour.current = null;
    };
  }, [attach]);

  useLayoutEffect(() => {
    if (wanted.current) room.current?.scrollTo(wanted.current.x, wanted.current.y);
    wanted.current = null;
  });

  /** Keeps an element of the content in place, or otherwise the middle of the room. */
  const zoomTo = (next: number, kept?: Element) => {
    const element = room.current;
    if (!element) return;
    if (!behaviour.current) {
      void attach().then(() => behaviour.current && zoomTo(next, kept));
      return;
    }
    const k = Math.min(MOST_ZOOM, Math.max(1, next));
    const [middleX, middleY] = middleWithin(element, kept);
    const place = (scrolled: number, middle: number, fixed: number) =>
      Math.max(0, fixed + ((scrolled + middle - fixed) * k) / scale - middle);
    const x = k === 1 ? 0 : place(element.scrollLeft, middleX, 0);
    const y = k === 1 ? 0 : place(element.scrollTop, middleY, above);
    wanted.current = { x, y };
    behaviour.current.place(k, x, y);
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
    missing,
    retry: () => void attach(),
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
