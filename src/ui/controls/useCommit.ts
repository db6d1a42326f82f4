import { type RefObject, useEffect, useRef } from 'react';

/**
 * Hears the browser's own `change` of an input: a number that was entered, a slider that was let go. React's `onChange`
 * is the browser's `input`, which comes with every letter and every pixel.
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
