import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePixelRatio } from './pixel-ratio.ts';
import type { LiveSource } from './types.ts';

/**
 * How live plots get their data.
 *
 * A network that trains sends up to sixty frames a second; a React render each would cost more than the drawing. So a
 * live plot renders once and takes its data through a `source` prop, `{ get, subscribe }`. A zustand store gives one:
 *
 *     const frames: LiveSource<Frame> = { get: () => run.getState().frame, subscribe: run.subscribe };
 *
 * Keep the source's identity (module constant or `useMemo`). The plot subscribes, and however often the source
 * speaks, `draw` runs once per animation frame at most, with what `get()` returns then. It also runs after every render,
 * so props, size and pixel ratio arrive on the canvas without effects of their own. `draw` must neither set state nor read layout.
 *
 * A `draw` that throws between two renders makes the next render throw: the error reaches the boundary around the plot.
 *
 * @returns a stable function that asks for a draw, for what changes outside source and props (hover)
 */
export function useLiveDraw<T>(source: LiveSource<T>, draw: (value: T | null) => void): () => void {
  const latest = useRef({ source, draw });
  const pending = useRef(0);
  // A render when it changes is a draw when it changes.
  usePixelRatio();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  if (failure) throw failure.error;

  const request = useCallback(() => {
    pending.current ||= requestAnimationFrame(() => {
      pending.current = 0;
      try {
        latest.current.draw(latest.current.source.get());
      } catch (error) {
        setFailure({ error });
      }
    });
  }, []);

  // A resized canvas is blank: fill it before the browser paints.
  useLayoutEffect(() => {
    latest.current = { source, draw };
    draw(source.get());
  });

  useEffect(() => {
    request();
    return source.subscribe(request);
  }, [source, request]);

  useEffect(
    () => () => {
      cancelAnimationFrame(pending.current);
      pending.current = 0;
    },
    [],
  );

  return request;
}

/** Shows or hides what stands on top of a picture, from within `draw`. */
export function show(element: HTMLElement | null, shown: boolean): void {
  if (element && element.hidden === shown) element.hidden = !shown;
}

/** Writes on what stands on top of a picture, from within `draw`. */
export function setText(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** The source of what moves with a render, not past it. */
export const STILL: LiveSource<unknown> = { get: () => null, subscribe: () => () => {} };
