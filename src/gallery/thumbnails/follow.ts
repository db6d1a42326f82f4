import { type ExperimentSpec, environmentOf } from '../../experiment/index.ts';
import { layoutOf } from '../../experiment/world.ts';
import { maskOf } from '../../math/masks.ts';
import { imageSizeOf } from '../../math/sample.ts';
import { UNSCALED, unscaled } from '../../math/scale.ts';
import type { Codes, Episode, Findings, Frame, RunEvent, RunView, Several, Watch } from '../../runtime/protocol.ts';
import type { CodesScene, CurvesScene, ImagesScene, PlaneScene, Scene, WorldScene } from './scene.ts';

/** Makes the scene of a run from its events. */
export interface Follower {
  receive(event: RunEvent): void;
  /** What the run has to be asked for besides frames, once its view has arrived. */
  wish(): Watch;
  /** The present scene; null as long as something is missing. */
  scene(): Scene | null;
  /** The last episode of an agent; null before the first. */
  episode(): Episode | null;
}

/** What is followed, and how it is pictured. */
interface Followed {
  readonly spec: ExperimentSpec;
  readonly picture: 'auto' | 'curves';
  /** The last step. */
  readonly steps: number;
  /** The most columns and rows of a map. */
  readonly cells: number;
}

/** The images of a thumbnail: in rows of three, or in pairs with what the network makes of them. */
const IMAGES = 9;
const PAIRS = 3;
/** More points would hide the map, and more codes each other. */
const MOST_POINTS = 110;
const MOST_CODES = 260;

/** Follows a run by its events. */
export function follow({ spec, picture, steps, cells }: Followed): Follower {
  let view: RunView | null = null;
  let frame: Frame | null = null;
  let findings: Partial<Findings> = {};
  const curves = createCurves(spec, steps);

  function kind(of: RunView): Scene['kind'] {
    if (picture === 'curves' || spec.replicas > 1 || of.sequence) return 'curves';
    if (of.world) return 'world';
    if (imageSizeOf(of.sample) === null) return 'plane';
    if (of.answer === 'input') return codeSize(of) === 2 ? 'codes' : 'images';
    return of.answer === 'labels' ? 'curves' : 'images';
  }

  return {
    receive(event) {
      if (event.type === 'prepared') {
        view = event.view;
        findings = {};
      } else if (event.type === 'finding') {
        findings = { ...findings, [event.subject]: event.found };
      } else if (event.type === 'frame') {
        frame = event.frame;
        curves.add(frame);
      }
    },
    wish() {
      if (!view) return {};
      const shown = kind(view);
      if (shown === 'world') return { episode: true };
      if (shown === 'codes') return { codes: true };
      if (shown === 'images') return { several: { indices: imagesOf(view) } };
      if (shown === 'plane' && view.generator) return { generated: true };
      return shown === 'plane' && view.answer === 'input' ? { codes: true } : {};
    },
    scene() {
      if (!view || !frame) return null;
      switch (kind(view)) {
        case 'curves':
          return curves.scene();
        case 'plane':
          return planeOf(view, frame, findings, cells);
        case 'world':
          return findings.episode ? worldOf(spec, findings.episode) : null;
        case 'codes':
          return findings.codes ? codesOf(view, findings.codes) : null;
        case 'images':
          return findings.several ? imagesScene(view, findings.several) : null;
      }
    },
    episode: () => findings.episode ?? null,
  };
}

function createCurves({ replicas, data, table }: ExperimentSpec, steps: number) {
  const of = environmentOf({ data, table }) ? 'return' : 'loss';
  const step: number[] = [];
  const columns: number[][] = [];
  return {
    add({ step: at, values, replicas: all }: Frame) {
      // The run has started over.
      if (at <= (step.at(-1) ?? -1)) step.length = columns.length = 0;
      step.push(at);
      const both = of === 'return' ? [values['train/metric']] : [values['train/loss'], values['validation/loss']];
      columns.push(all ? Array.from(all.values[all.watched]) : both);
    },
    scene(): CurvesScene {
      const lines = Array.from({ length: columns[0]?.length ?? 0 }, (_, line) =>
        columns.map((column) => column[line] ?? Number.NaN),
      ).filter((line) => line.some(Number.isFinite));
      return { kind: 'curves', of, step: [...step], steps, lines, copies: replicas > 1 };
    },
  };
}

function planeOf(
  view: RunView,
  frame: Frame,
  { generated, codes }: Partial<Findings>,
  most: number,
): PlaneScene | null {
  const { answer, boundary, classes, grid, points, layers, generator } = view;
  if (generator && !generated) return null;
  if (answer === 'input' && !codes?.reconstructions) return null;
  const axes = grid.labels.length === 1 ? 1 : 2;
  const outputs = layers.at(-1)?.units ?? 0;
  const cells = grid.size * grid.size;
  const first = layers.slice(0, -1).reduce((sum, { units }) => sum + units, 0);
  const map = (unit: number) => frame.maps.subarray((first + unit) * cells, (first + unit + 1) * cells);
  const stride = Math.ceil(grid.size / most);
  const size = Math.floor(grid.size / stride);
  const shown = evenly(known(points.part), MOST_POINTS);
  return {
    kind: 'plane',
    answer,
    boundary,
    classes: answer === 'number' ? 0 : classes.length,
    size,
    axes,
    x: grid.x,
    y: grid.y,
    output:
      answer === 'input'
        ? null
        : Float32Array.from({ length: outputs * size * (axes === 1 ? 1 : size) }, (_, index) => {
            const [column, row] = [index % size, axes === 1 ? 0 : Math.floor(index / size) % size];
            const unit = Math.floor(index / (axes === 1 ? size : size * size));
            const middle = stride >> 1;
            return map(unit)[(row * stride + middle) * grid.size + column * stride + middle] as number;
          }),
    positions: pairsAt(points.positions, shown),
    labels: Float32Array.from(shown, (index) => points.labels[index] as number),
    made: madeOf(generated?.positions ?? codes?.reconstructions?.positions ?? null),
  };
}

function madeOf(positions: Float32Array | null): Float32Array | null {
  if (positions === null) return null;
  return pairsAt(
    positions,
    evenly(
      Array.from({ length: positions.length / 2 }, (_, index) => index),
      MOST_POINTS,
    ),
  );
}

function worldOf(spec: ExperimentSpec, episode: Episode): WorldScene {
  const { actions } = episode;
  // In the middle of an episode something is happening.
  return worldAt(spec, episode, Math.ceil(actions.length / 2));
}

/** The world before a move of an episode, with what led there. */
export function worldAt(spec: ExperimentSpec, { states, actions, rewards }: Episode, move: number): WorldScene {
  const width = states.length / (actions.length + 1);
  return {
    kind: 'world',
    environment: spec.data.id,
    args: spec.data.args,
    tables: Object.fromEntries(Object.entries(layoutOf(spec)).map(([name, { values }]) => [name, values])),
    state: Array.from(states.subarray(move * width, (move + 1) * width)),
    action: actions[move - 1] ?? null,
    reward: rewards[move - 1] ?? null,
  };
}

function codesOf({ points, classes }: RunView, { codes, size, indices }: Codes): CodesScene {
  const shown = evenly(
    Array.from({ length: indices.length }, (_, place) => place),
    MOST_CODES,
  );
  const positions = Float32Array.from(
    shown.flatMap((place) => [codes[place * size] ?? 0, codes[place * size + 1] ?? 0]),
  );
  const scaled = [0, 1].map((axis) => {
    const values = positions.filter((_, index) => index % 2 === axis);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  });
  return {
    kind: 'codes',
    classes: classes.length,
    positions: positions.map((value, index) => scaled[index % 2]?.(value) ?? 0.5),
    labels: Float32Array.from(shown, (place) => points.labels[indices[place] as number] as number),
  };
}

/** The number of units in the narrowest layer. */
function codeSize({ layers }: RunView): number {
  return Math.min(...layers.slice(0, -1).map(({ units }) => units));
}

/** The examples whose images are shown: the first of the validation part. */
function imagesOf({ points, answer, positions }: RunView): readonly number[] {
  const count = answer === 'input' || positions ? PAIRS : IMAGES;
  const first = points.part.indexOf(1);
  return Array.from({ length: count }, (_, index) => Math.max(0, first) + index);
}

function imagesScene(view: RunView, { of, outputs }: Several): ImagesScene | null {
  const size = imageSizeOf(view.sample);
  if (size === null) return null;
  const { points, answer, classes, features, positions } = view;
  const inputs = of.indices.map((index) =>
    pixels(view, points.features.subarray(index * features.length, (index + 1) * features.length)),
  );
  const scene = { kind: 'images', ...size, inputs, outputs: null, masks: null, right: null } as const;
  if (answer === 'input') return { ...scene, outputs: outputs.map((output) => pixels(view, output)) };
  const labels = outputs.map((output) => maskOf(output, classes.length));
  if (positions) return { ...scene, masks: { classes: classes.length, labels } };
  return { ...scene, right: of.indices.map((index, place) => labels[place]?.[0] === points.labels[index]) };
}

/** The numbers of an image, from 0 to 1, as before the scaling. */
function pixels({ features, scales }: RunView, input: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: input.length }, (_, index) =>
    unscaled(input[index] as number, scales.get(features[index] ?? '') ?? UNSCALED),
  );
}

/** The indices of the examples that a person may see: the test part is reserved. */
function known(part: ArrayLike<number>): readonly number[] {
  return Array.from({ length: part.length }, (_, index) => index).filter((index) => part[index] !== 2);
}

/** At most so many of them, evenly chosen. */
function evenly(all: readonly number[], most: number): readonly number[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, place) => all[Math.floor((place * all.length) / most)] as number);
}

function pairsAt(values: ArrayLike<number>, indices: readonly number[]): Float32Array {
  return Float32Array.from(indices.flatMap((index) => [values[2 * index] as number, values[2 * index + 1] as number]));
}
