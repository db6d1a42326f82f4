import { createContext, useContext } from 'react';
import type { Size } from '../../plots/core/size.ts';

/** The size of the inspector below its tabs; null if the page scrolls and panels can have any height. */
export const InspectorRoom = createContext<Size | null>(null);

interface Wish {
  /** The height of the other content that has to be visible with the plot. */
  readonly beside: number;
  readonly least: number;
  readonly most: number;
  /** The height if the page scrolls. */
  readonly usual: number;
}

/** The height for a plot at which it is completely visible if possible. */
export function usePlotHeight({ beside, least, most, usual }: Wish): number {
  const room = useContext(InspectorRoom);
  return room ? Math.min(most, Math.max(least, room.height - beside)) : usual;
}
