import { type RefObject, useEffect, useRef } from 'react';

/**
 * Listens to the native `change` event of an input, which fires when a number is entered or a slider is released.
 * React's `onChange` is the native `input` event, which fires at every letter and every pixel.
 */
export function useCommit(onCommit: (value: string) => void): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onCommit);

  useEffect(() => {
    latest.current = onCommit;
  });

  useEffect(() => {
    const element = input.current;
    const commit = () => element && latest.current(element.value);
    element?.addEventListener('change', commit);
    return () => element?.removeEventListener('change', commit);
  }, []);

  return input;
}
