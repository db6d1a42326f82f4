import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Dress } from '../../plots/network/picture.ts';

/** What the network can show instead of its weights: their gradients, or what the next step adds to them. */
export type FaceId = 'gradients' | 'updates';

/** What the network shows instead of its weights. */
export interface Face {
  readonly id: FaceId;
  readonly dress: Dress;
}

interface FaceStore {
  /** null for the weights. */
  readonly face: Face | null;
  /** The strong end of the scale, as an exponent of ten; null without a scale. */
  readonly end: number | null;
}

/** It does not affect the run and is not part of the link. */
const store = createStore<FaceStore>(() => ({ face: null, end: null }));

/** What the network shows instead of its weights; null for the weights. */
export function useFace(): Face | null {
  return useStore(store, ({ face }) => face);
}

/** The strong end of the scale, as an exponent of ten; null without a scale. */
export function useScaleEnd(): number | null {
  return useStore(store, ({ end }) => end);
}

/** Shows something else instead of the weights, or the weights again. */
export function showFace(face: Face | null): void {
  store.setState({ face });
}

/** What the network shows instead of its weights, outside React. */
export function faceNow(): Face | null {
  return store.getState().face;
}

/** Tells the legend where the scale of the picture ends. */
export function setScaleEnd(end: number | null): void {
  store.setState({ end });
}
