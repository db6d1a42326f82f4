import type { Palette } from '../core/color.ts';
import type { Size } from '../core/size.ts';

/** A moment in a world. */
export interface Scene {
  /** The numbers of the state, which may be between those of two moves. */
  readonly state: ArrayLike<number>;
  /** The hyperparameters of the environment. */
  readonly args: Readonly<Record<string, number>>;
  /** The present tables of its layout, row-major. */
  readonly tables: Readonly<Record<string, ArrayLike<number>>>;
  /** The action that led here, and its reward; null at the beginning. */
  readonly action: number | null;
  readonly reward: number | null;
  readonly palette: Palette;
}

/** Draws a scene on an empty canvas of any size. Text has the font of the context. */
export type DrawScene = (context: CanvasRenderingContext2D, size: Size, scene: Scene) => void;

/** How a world is pictured. */
export interface WorldPicture {
  readonly draw: DrawScene;
  /**
   * How far the state between two moves has changed, as a function of the time that has passed, both from 0 to 1; null if
   * it changes at once.
   */
  readonly glide: ((share: number) => number) | null;
}

/** For worlds that move all the time. */
export const evenly = (share: number): number => share;

/** For worlds that move from place to place: there after two thirds of the time. */
export function quickly(share: number): number {
  const part = Math.min(1, 1.5 * share);
  return part * part * (3 - 2 * part);
}
