import { canvasRatio, prepareCanvas } from '../core/size.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { NumberRef, PlotView, UnitRef } from '../core/types.ts';
import { traceDashes } from './flow.ts';
import type { ColumnBox, NodeBox } from './layout.ts';
import { traceLink } from './link-curve.ts';
import { leastStep, linkOpacity, linkStep, linkWidth, STEPS, steadyStep, weightScale } from './links.ts';
import { sumWeightOf } from './numbers.ts';
import type { NetworkScene } from './scene.ts';

/** More curves than this add nothing visible and take longer than a frame. */
const LINK_BUDGET = 3000;

/** Maximum number of thick curves per frame; a software rasterizer takes 10 µs for each. */
const THICK_PER_FRAME = 140;

/** Maximum number of links that show the flow, the strongest of each pair of columns. */
const FLOWING = 48;
/** Weaker links are too thin for dashes, which would make them look cut. */
const LEAST_FLOWING = 3;

/** The strengths of the links into a layer, [inputs, outputs]. */
export interface LinkMatrix {
  readonly inputs: number;
  readonly outputs: number;
  /** Its numbers, row-major from `offset` on, for these parameters. */
  read(parameters: Float32Array): { readonly values: ArrayLike<number>; readonly offset: number };
}

/** Which units are linked. */
export interface LinkRules {
  /** The links into a layer; null if no weights say how strong they are. */
  matrixOf(layer: number): LinkMatrix | null;
  /** The unit of the layer before that a unit of a layer without such weights reads; null if it reads all of them. */
  sourceOf(layer: number, unit: number): number | null;
}

/** Links from every number to every unit: the weights themselves. */
export function weightLinks(view: PlotView): LinkRules {
  return {
    matrixOf(layer) {
      const weight = sumWeightOf(view, layer);
      const [inputs = 0, outputs = 0] = weight?.shape ?? [];
      if (weight?.shape.length !== 2) return null;
      return { inputs, outputs, read: (values) => ({ values, offset: weight.offset }) };
    },
    sourceOf: (layer, unit) => (view.layers[layer]?.mixing === 'own' ? unit : null),
  };
}

/** Two columns that a weight matrix connects: neighbours, unless a second network starts again from the inputs. */
interface Pair {
  /** Index of the layer to which the matrix belongs. */
  readonly layer: number;
  /** Index of the layer that it reads, −1 for the inputs. */
  readonly source: number;
  /** Whether columns of another network are in between, so that only the links of a unit under the pointer are drawn. */
  readonly isFar: boolean;
  readonly from: ColumnBox;
  readonly to: ColumnBox;
  readonly matrix: LinkMatrix;
  readonly firstLink: number;
  readonly thickest: number;
  /** Whether the drawn links are older than the current frame. */
  stale: boolean;
}

/** The length of the ends of links that are not drawn in full. */
const STUB = 12;

/** Two neighbouring columns whose links have no strengths. */
interface Passage {
  readonly layer: number;
  /** Index of the layer that it reads, −1 for the inputs. */
  readonly source: number;
  /** Whether every unit reads all units before it; otherwise each reads one of them. */
  readonly isFan: boolean;
  readonly links: readonly (readonly [NodeBox, NodeBox])[];
}

export interface LinkPainter {
  start(scene: NetworkScene): void;
  /**
   * @param time in seconds while the links flow, backwards if it decreases; null while they are still
   * @returns whether all links are those of these parameters
   */
  draw(
    context: CanvasRenderingContext2D,
    parameters: Float32Array | null,
    hovered: UnitRef | null,
    picked: NumberRef | null,
    time: number | null,
  ): boolean;
}

/**
 * Draws links on a layer of its own that is kept between frames. Strengths are quantized, so most frames change only a
 * few links. Pairs of columns with a changed link are redrawn in turn, with a limited number of curves per frame. Weak
 * links are as thin as a pixel and share one stroke, which is cheap; thick links are stroked individually, because
 * rasterizers take far longer for many wide curves that cross in one path.
 * @param strengthOf how strongly a number is drawn, from −1 to 1; by default in proportion to the others of its layer
 */
export function createLinkPainter(rules: LinkRules, strengthOf?: (number: number) => number): LinkPainter {
  /** A hairline for every link. */
  const still = document.createElement('canvas');
  const layer = document.createElement('canvas');
  const counts = new Uint32Array(STEPS + 1);
  let scene: NetworkScene | null = null;
  let pairs: Pair[] = [];
  let passages: readonly Passage[] = [];
  /** Steps of all links, pair by pair, [to, from]. */
  let steps = new Int8Array(0);
  let least = 1;
  let turn = 0;
  let fresh = true;
  /** The parameters to which the steps belong. */
  let known: Float32Array | null = null;

  return {
    start(next) {
      scene = next;
      pairs = findPairs(next, rules);
      passages = findPassages(next, rules, pairs);
      const links = pairs.reduce((sum, { from, to }) => sum + from.ports.length * to.ports.length, 0);
      steps = new Int8Array(links);
      fresh = true;
      known = null;
      drawHairlines(still, next, pairs, passages);
    },
    draw(context, parameters, hovered, picked, time) {
      if (!scene) return true;
      const { width, height } = scene.layout;
      if (!parameters) {
        context.drawImage(still, 0, 0, width, height);
        return true;
      }
      if (parameters !== known) updateSteps(parameters);
      known = parameters;
      const complete = mend(scene);
      context.globalAlpha = hovered ? 0.25 : 1;
      context.drawImage(layer, 0, 0, width, height);
      if (hovered) emphasize(context, scene, hovered);
      if (picked) highlight(context, scene, picked);
      context.globalAlpha = 1;
      if (time !== null) flow(context, scene, hovered, time);
      return complete;
    },
  };

  function updateSteps(parameters: Float32Array) {
    counts.fill(0);
    for (const pair of pairs) {
      const { inputs, outputs } = pair.matrix;
      const { values, offset } = pair.matrix.read(parameters);
      const scale = strengthOf ? 1 : weightScale(values, offset, offset + inputs * outputs);
      let at = pair.firstLink;
      for (let to = 0; to < pair.to.ports.length; to++) {
        for (let from = 0; from < pair.from.ports.length; from++) {
          const number = values[offset + from * outputs + to] as number;
          const weight = strengthOf?.(number) ?? number;
          const before = steps[at] as number;
          const step = fresh ? linkStep(weight, scale) : steadyStep(weight, scale, before);
          if (step !== before) {
            steps[at] = step;
            pair.stale = !pair.isFar;
          }
          at++;
          if (!pair.isFar) (counts[Math.abs(step)] as number)++;
        }
      }
    }
    const needed = leastStep(counts, LINK_BUDGET);
    if (needed !== least) for (const pair of pairs) pair.stale = !pair.isFar;
    least = needed;
  }

  /** Redraws stale pairs within the budget of a frame, those that have waited longest first. */
  function mend(current: NetworkScene): boolean {
    const context = fresh ? prepareCanvas(layer, current.layout) : layer.getContext('2d');
    if (!context) return true;
    if (fresh) context.drawImage(still, 0, 0, current.layout.width, current.layout.height);
    let left = fresh ? Number.POSITIVE_INFINITY : THICK_PER_FRAME;
    for (let count = 0; count < pairs.length && left > 0; count++) {
      const pair = pairs[turn % pairs.length] as Pair;
      turn = (turn + 1) % pairs.length;
      if (!pair.stale) continue;
      left -= drawPair(context, current, pair, !fresh);
      pair.stale = false;
    }
    fresh = false;
    return pairs.every(({ stale }) => !stale);
  }

  /** @returns the number of thick curves */
  function drawPair(context: CanvasRenderingContext2D, { layout, palette }: NetworkScene, pair: Pair, again: boolean) {
    const { from, to, firstLink, thickest } = pair;
    const ratio = canvasRatio(layout);
    if (again) {
      const left = Math.floor((from.centre + from.width / 2) * ratio) - 1;
      const width = Math.ceil((to.centre - to.width / 2) * ratio) + 1 - left;
      context.clearRect(left / ratio, 0, width / ratio, layout.height);
      context.drawImage(still, left, 0, width, still.height, left / ratio, 0, width / ratio, still.height / ratio);
    }
    const hairline = 1 / ratio;
    let thick = 0;
    for (let magnitude = least; magnitude <= STEPS; magnitude++) {
      const width = linkWidth(magnitude, thickest);
      const single = width > 1.05;
      context.lineWidth = single ? width : Math.max(hairline, Math.min(1, width));
      context.globalAlpha = linkOpacity(magnitude);
      for (const step of [-magnitude, magnitude]) {
        context.strokeStyle = step < 0 ? palette.negative : palette.positive;
        let at = firstLink;
        if (!single) context.beginPath();
        for (const end of to.ports) {
          for (const start of from.ports) {
            if (steps[at++] !== step) continue;
            if (single) {
              context.beginPath();
              thick++;
            }
            traceLink(context, start, end);
            if (single) context.stroke();
          }
        }
        if (!single) context.stroke();
      }
    }
    context.globalAlpha = 1;
    return thick;
  }

  /** Draws dashes in the background colour along the strongest links, or along those of one unit. */
  function flow(context: CanvasRenderingContext2D, { palette }: NetworkScene, unit: UnitRef | null, time: number) {
    const budget = Math.ceil(FLOWING / pairs.length);
    context.strokeStyle = palette.surface;
    context.globalAlpha = 0.85;
    for (const pair of pairs) {
      const { from, to, firstLink, thickest, layer, isFar } = pair;
      if (isFar) continue;
      const links = from.ports.length * to.ports.length;
      counts.fill(0);
      for (let at = firstLink; at < firstLink + links; at++) (counts[Math.abs(steps[at] as number)] as number)++;
      const weakest = Math.max(LEAST_FLOWING, leastStep(counts, budget));
      let left = budget;
      let at = firstLink - 1;
      context.lineWidth = Math.max(0.7, thickest * 0.4);
      context.beginPath();
      for (const end of to.ports) {
        for (const start of from.ports) {
          at++;
          if (left === 0 || Math.abs(steps[at] as number) < weakest) continue;
          if (unit && !touches(unit, layer, start, end)) continue;
          traceDashes(context, start, end, time, (at * 0.618034) % 1);
          left--;
        }
      }
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /** Draws one link with a margin in the background colour. */
  function highlight(context: CanvasRenderingContext2D, { palette, layout }: NetworkScene, number: NumberRef) {
    const pair = pairs.find(({ layer }) => layer === number.layer);
    const start = number.from === null ? undefined : pair?.from.ports[number.from];
    const end = layout.columns[number.layer + 1]?.ports[number.unit];
    if (!pair || !start || !end) return;
    const step = steps[pair.firstLink + number.unit * pair.from.ports.length + start.unit] as number;
    const width = Math.max(2.4, linkWidth(step, pair.thickest));
    context.globalAlpha = 1;
    context.beginPath();
    traceLink(context, start, end);
    context.strokeStyle = palette.surface;
    context.lineWidth = width + 5;
    context.stroke();
    context.strokeStyle = step === 0 ? palette.ink3 : step < 0 ? palette.negative : palette.positive;
    context.lineWidth = width;
    context.stroke();
  }

  /** Emphasizes the links of one unit. */
  function emphasize(context: CanvasRenderingContext2D, { palette }: NetworkScene, unit: UnitRef) {
    for (const pair of pairs) {
      let at = pair.firstLink;
      for (const to of pair.to.ports) {
        for (const from of pair.from.ports) {
          const step = steps[at++] as number;
          if (!touches(unit, pair.layer, from, to, pair.source)) continue;
          context.globalAlpha = step === 0 ? 0.6 : Math.min(1, linkOpacity(step) + 0.2);
          context.lineWidth = linkWidth(step, pair.thickest) + 0.4;
          context.strokeStyle = step === 0 ? palette.ink3 : step < 0 ? palette.negative : palette.positive;
          context.beginPath();
          traceLink(context, from, to);
          context.stroke();
        }
      }
    }
    context.globalAlpha = 0.8;
    context.lineWidth = 1;
    context.strokeStyle = palette.ink3;
    context.beginPath();
    for (const { layer, source, links } of passages) {
      for (const [start, end] of links) if (touches(unit, layer, start, end, source)) traceLink(context, start, end);
    }
    context.stroke();
  }
}

/** Whether a link into a layer enters or leaves a unit. */
function touches(unit: UnitRef, layer: number, from: NodeBox, to: NodeBox, source = layer - 1): boolean {
  return unit.layer === layer ? unit.unit === to.unit : unit.layer === source && unit.unit === from.unit;
}

function findPairs({ view, layout }: NetworkScene, rules: LinkRules): Pair[] {
  const pairs: Pair[] = [];
  let firstLink = 0;
  view.layers.forEach((_, layer) => {
    const source = sourceLayer(view, layer);
    const isFar = source !== layer - 1;
    const from = layout.columns[source + 1];
    const to = layout.columns[layer + 1];
    const matrix = rules.matrixOf(layer);
    if (!from || !to || !matrix) return;
    if (from.ports.length > matrix.inputs || to.ports.length > matrix.outputs) return;
    pairs.push({ layer, source, isFar, from, to, matrix, firstLink, thickest: thickestLink(from, to), stale: !isFar });
    firstLink += from.ports.length * to.ports.length;
  });
  return pairs;
}

function findPassages({ view, layout }: NetworkScene, rules: LinkRules, pairs: readonly Pair[]): readonly Passage[] {
  return view.layers.flatMap((_, layer) => {
    const from = layout.columns[layer];
    const to = layout.columns[layer + 1];
    if (!from || !to || layer === view.world?.restart || pairs.some((pair) => pair.layer === layer)) return [];
    let isFan = false;
    const links = to.ports.flatMap((end) => {
      const source = rules.sourceOf(layer, end.unit);
      isFan ||= source === null;
      const starts = source === null ? from.ports : from.ports.slice(source, source + 1);
      return starts.map((start) => [start, end] as const);
    });
    return [{ layer, source: layer - 1, isFan, links }, ...findSkips(view, layout, layer)];
  });
}

/** The links from an earlier layer that a layer joins: to its last units, or in a sum to all of them. */
function findSkips({ layers }: PlotView, { columns }: NetworkScene['layout'], layer: number): readonly Passage[] {
  const { joins } = layers[layer] ?? {};
  const from = joins && columns[joins.layer + 1];
  const to = columns[layer + 1];
  if (!joins || !from || !to) return [];
  const links = to.ports.flatMap((end) => {
    const unit = end.unit - joins.firstUnit;
    // All pixels or tokens of the inputs are in a single tile.
    const start = unit < 0 ? undefined : from.ports.length === 1 ? from.ports[0] : from.ports[unit];
    return start ? [[start, end] as const] : [];
  });
  return [{ layer, source: joins.layer, isFan: false, links }];
}

/** The width of the strongest link of a pair: thinner for many links, small units or close columns. */
function thickestLink(from: ColumnBox, to: ColumnBox): number {
  const links = Math.max(1, from.ports.length * to.ports.length);
  const gap = to.centre - from.centre - (from.width + to.width) / 2;
  return Math.max(1, Math.min(4.6, Math.min(from.size, to.size) * 0.16, gap * 0.06, 4.6 * Math.sqrt(72 / links)));
}

/** Draws every connection as a hairline, which shows even if the weight is almost 0. */
function drawHairlines(
  canvas: HTMLCanvasElement,
  { view, layout, palette }: NetworkScene,
  pairs: readonly Pair[],
  passages: readonly Passage[],
) {
  const context = prepareCanvas(canvas, layout);
  if (!context) return;
  context.strokeStyle = palette.ink3;
  context.lineWidth = 0.5;
  const fans = [
    ...pairs
      .filter(({ isFar }) => !isFar)
      .map(({ from, to }) => to.ports.flatMap((end) => from.ports.map((start) => [start, end] as const))),
    ...passages.filter(({ isFan }) => isFan).map(({ links }) => links),
  ];
  for (const links of fans) {
    if (links.length > LINK_BUDGET) continue;
    // The more links, the fainter each; together they form an even tone.
    context.globalAlpha = Math.min(0.3, Math.max(0.06, 12 / links.length));
    context.beginPath();
    for (const link of links) traceLink(context, ...link);
    context.stroke();
  }
  context.globalAlpha = 0.7;
  context.lineWidth = 0.8;
  context.beginPath();
  for (const { isFan, links } of passages) if (!isFan) for (const link of links) traceLink(context, ...link);
  const restart = layout.columns[(view.world?.restart ?? Number.NaN) + 1];
  for (const { x, y, size } of restart?.ports ?? []) {
    context.moveTo(x - STUB, y + size / 2);
    context.lineTo(x, y + size / 2);
  }
  context.stroke();
}
