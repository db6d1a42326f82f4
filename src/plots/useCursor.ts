import { useMemo } from 'react';
import { createCursor, type LiveCursor, withCursor } from './cursor.ts';
import type { LiveSource } from './types.ts';

/** A cursor for a plot, and the plot's source, which speaks when the cursor has moved as well. */
export function useCursor<T>(source: LiveSource<T>): { readonly cursor: LiveCursor; readonly both: LiveSource<T> } {
  const cursor = useMemo(createCursor, []);
  const both = useMemo(() => withCursor(source, cursor), [source, cursor]);
  return { cursor, both };
}
