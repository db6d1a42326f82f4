import type { LiveSource, NumberRef, PlotView, UnitRef } from '../core/types.ts';
import type { LinkRules } from './draw-links.ts';
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
  readonly links: LinkRules;
  createUnitPainter(): UnitPainter<T>;
  /** What `parametersOf` returns, if it is not the parameters themselves. */
  readonly face?: NumberFace;
  /** @returns a function that draws the pictures of all units of a layer in a grid */
  createGridPainter(): (context: CanvasRenderingContext2D, scene: GridScene, now: T | null) => void;
}

/** Draws what the units show. */
export interface UnitPainter<T> {
  start(scene: NetworkScene): void;
  draw(context: CanvasRenderingContext2D, now: T | null): void;
  /** Draws what stays the same in a layout, on top of the units. */
  drawStill?(context: CanvasRenderingContext2D, scene: NetworkScene): void;
  /** Draws on top of everything else. */
  drawOver?(context: CanvasRenderingContext2D, now: T | null): void;
}

/** Numbers that are shown instead of the weights and biases to which they belong, such as their gradient. */
export interface NumberFace {
  /** Precedes the symbol of a weight or bias: `∂L/∂` or `Δ`. */
  readonly operator: string;
  /** 1 if the dashes move from input to output, −1 if they move back. */
  readonly direction: 1 | -1;
  /** How strongly a number is drawn, from −1 to 1. */
  strengthOf(number: number): number;
}

/** Gives a network another face, with what may change it. */
export type Dress = <T>(
  view: PlotView,
  picture: NetworkPicture<T>,
  source: LiveSource<T>,
) => { readonly picture: NetworkPicture<T>; readonly source: LiveSource<T> };

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
