import type { Answer } from '../../catalog/tasks/definition.ts';

/** What a thumbnail shows of a moment of a run. */
export type Scene = PlaneScene | CurvesScene | ImagesScene | CodesScene | WorldScene;

/** The output of the network on the plane, with the examples. */
export interface PlaneScene {
  readonly kind: 'plane';
  readonly answer: Answer;
  readonly boundary: number;
  /** 0 if a number is predicted. */
  readonly classes: number;
  /** The map has `size` rows and columns. Without a second axis all rows are equal, and there is only the first. */
  readonly size: number;
  readonly axes: 1 | 2;
  readonly x: Range;
  readonly y: Range;
  /** [outputs, size, size], or [outputs, size] with one axis; null if it would say nothing. */
  readonly output: Float32Array | null;
  /** Some examples: [count, 2], and the class or the number of each. */
  readonly positions: Float32Array;
  readonly labels: Float32Array;
  /** What the network makes of noise or of the examples: [count, 2]; null if it makes no examples. */
  readonly made: Float32Array | null;
}

/** The course of a run. */
export interface CurvesScene {
  readonly kind: 'curves';
  readonly of: 'loss' | 'return';
  readonly step: readonly number[];
  /** The number of steps that the axis shows. */
  readonly steps: number;
  /** One for the training part and, if there is one, one for the validation part; or one for each of several copies. */
  readonly lines: readonly (readonly number[])[];
  readonly copies: boolean;
}

/** A few images, and what the network makes of each. */
export interface ImagesScene {
  readonly kind: 'images';
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** [channels, height, width], from 0 to 1. */
  readonly inputs: readonly Float32Array[];
  /** The images that it returns, in the same form. */
  readonly outputs: readonly Float32Array[] | null;
  /** The class of each pixel. */
  readonly masks: { readonly classes: number; readonly labels: readonly ArrayLike<number>[] } | null;
  /** Whether it recognizes each. */
  readonly right: readonly boolean[] | null;
}

/** The codes of examples on the plane: [count, 2], scaled to 0 … 1. */
export interface CodesScene {
  readonly kind: 'codes';
  readonly classes: number;
  readonly positions: Float32Array;
  readonly labels: Float32Array;
}

/** A moment in the world of an agent. */
export interface WorldScene {
  readonly kind: 'world';
  readonly environment: string;
  readonly args: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, readonly number[]>>;
  readonly state: readonly number[];
  readonly action: number | null;
  readonly reward: number | null;
}

export type Range = readonly [low: number, high: number];
