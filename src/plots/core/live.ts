import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePixelRatio } from './pixel-ratio.ts';
import type { LiveSource } from './types.ts';

/**
 * Connects live plots to their data.
 *
 * A network in training sends up to sixty frames per second; rendering React for each would cost more than the drawing.
 * So a live plot renders once and takes its data through a `source` prop, `{ get, subscribe }`. A zustand store
 * provides one:
 *
 *     const frames: LiveSource<Frame> = { get: () => run.getState().frame, subscribe: run.subscribe };
 *
 * Keep the source's identity (module constant or `useMemo`). The plot subscribes, and however often the source
 * notifies, `draw` runs at most once per animation frame, with the current result of `get()`. It also runs in the frame
 * after every render, so props and size reach the canvas without effects of their own; a changed pixel ratio reaches it
 * at once, so that a picture can be saved. `draw` must neither set state nor read layout.
 *
 * If `draw` throws between two renders, the next render throws the error, so that it reaches the boundary around the
 * plot.
 *
 * @returns a stable function that requests a draw, for changes outside source and props (hover)
 */
export function useLiveDraw<T>(source: LiveSource<T>, draw: (value: T | null) => void): () => void {
  const latest = useRef({ source, draw });
  const pending = useRef(0);
  const ratio = usePixelRatio();
  const drawnAt = useRef<number>(null);
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

  useLayoutEffect(() => {
    latest.current = { source, draw };
    // An edit renders several times in a frame, and the frame comes before the browser paints.
    if (ratio === drawnAt.current) return request();
    drawnAt.current = ratio;
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

/** Shows or hides an element on top of a picture. Called from `draw`. */
export function show(element: HTMLElement | null, shown: boolean): void {
  if (element && element.hidden === shown) element.hidden = !shown;
}

/** Sets the text of an element on top of a picture. Called from `draw`. */
export function setText(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** The source of a picture that changes only when it is rendered. */
export const STILL: LiveSource<unknown> = { get: () => null, subscribe: () => () => {} };
