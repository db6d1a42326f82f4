import { useContext } from 'react';
import { InspectorRoom } from '../room.ts';

interface Wish {
  /** The height of the other content that has to be visible with the pictures. */
  readonly beside: number;
  readonly most: number;
}

/** The width of the text beside the pictures, with all spaces. */
const TEXT = 344;
const LEAST = 124;
/** If the page scrolls. */
const USUAL = 148;

/** The side of two pictures that are next to each other, so that they and the text beside them are visible if possible. */
export function usePictureSide({ beside, most }: Wish): number {
  const room = useContext(InspectorRoom);
  if (!room) return USUAL;
  return Math.min(most, Math.max(LEAST, Math.min(room.height - beside, (room.width - TEXT) / 2)));
}
