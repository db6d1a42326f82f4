import { createContext, useContext } from 'react';
import type { Size } from '../../plots/size.ts';

/** The size of the inspector below its tabs; null where the page scrolls, and a panel is as high as it likes. */
export const InspectorRoom = createContext<Size | null>(null);

interface Wish {
  /** What else has to be in sight with the plot. */
  readonly beside: number;
  readonly least: number;
  readonly most: number;
  /** The height where the page scrolls. */
  readonly usual: number;
}

/** A height for a plot, such that it is in sight as a whole wherever there is room for that. */
export function usePlotHeight({ beside, least, most, usual }: Wish): number {
  const room = useContext(InspectorRoom);
  return room ? Math.min(most, Math.max(least, room.height - beside)) : usual;
}
