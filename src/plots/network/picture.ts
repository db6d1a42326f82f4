import type { NumberRef, UnitRef } from '../core/types.ts';
import type { GridPlace } from './grid-place.ts';
import type { ColumnSpec } from './layout.ts';
import type { NetworkScene } from './scene.ts';

/**
 * What a network picture shows of each unit: maps over the plane of the inputs, or what it makes of one example.
 * @template T what changes during a run
 */
export interface NetworkPicture<T> {
  /** The inputs, then every layer. */
  readonly columns: readonly ColumnSpec[];
  /** The names beside the units of a layer, with layer −1 of the inputs. */
  labels(layer: number): readonly string[];
  /** The name of a unit. @param names titles of the hidden layers */
  nameOf(unit: UnitRef, names: readonly string[]): string;
  /** What the name does not explain, for a tooltip. */
  hintOf(unit: UnitRef): string | undefined;
  /** The name with what the unit is at now, if the picture can say it in words. */
  describe?(unit: UnitRef, names: readonly string[], now: T): string;
  /** Whether each link into a layer is a single weight, which a person can pick. */
  picks(layer: number): boolean;
  /** The parameters of a frame in the layout of the view; null if there are none, or they are of another network. */
  parametersOf(now: T | null): Float32Array | null;
  createPainter(canvas: HTMLCanvasElement): NetworkPainter<T>;
  /** @returns a function that draws the pictures of all units of a layer in a grid */
  createGridPainter(): (context: CanvasRenderingContext2D, scene: GridScene, now: T | null) => void;
}

export interface NetworkPainter<T> {
  /** @returns whether everything is up to date; if not, another draw continues with the rest */
  draw(scene: NetworkScene, now: T | null, attention: Attention): boolean;
}

/** The parts of the network that are emphasized. */
export interface Attention {
  /** The unit under the pointer or with the focus. */
  readonly unit: UnitRef | null;
  /** The weight or bias under the pointer, or being edited. */
  readonly number: NumberRef | null;
  readonly selected: UnitRef | null;
  readonly frozen: readonly NumberRef[];
  /** In seconds while the links flow, null while they are still. */
  readonly time: number | null;
}

/** Everything that decides how the grid of a layer is drawn, apart from its numbers. */
export interface GridScene extends Pick<NetworkScene, 'view' | 'palette' | 'ranges'> {
  readonly layer: number;
  readonly place: GridPlace;
}
