import { range } from 'd3';
import type { Box, ColumnBox, NetworkLayout, NodeBox } from './layout.ts';
import { down } from './link-curve.ts';

/** Computes the positions of notes on the picture of a network. Pure. */

export type Point = readonly [x: number, y: number];

export interface Note {
  readonly width: number;
  readonly height: number;
  /** Points to which the note's leader may lead. */
  readonly targets: readonly Point[];
}

/** A line from the edge of a note to its target. */
export type Leader = readonly [from: Point, to: Point];

export interface PlacedNote extends Box {
  readonly leader: Leader;
}

/** Empty space around a note, and the distance between two positions that are tried. */
const GAP = 6;
const STEP = 8;
/** The cost of a note that covers only links, as a distance; notes are placed beside links if possible. */
const ON_LINKS = 160;

/**
 * Finds a position for each note that covers no unit, name or other note, as close to a target as possible, and
 * beside links rather than on them; null if there is none.
 * @param top height of the headers, which are kept free
 */
export function placeNotes(layout: NetworkLayout, top: number, notes: readonly Note[]): readonly (PlacedNote | null)[] {
  const taken = layout.columns.flatMap(boxesOf);
  return notes.map((note) => {
    const place = placeNote(layout, top, note, taken);
    if (place) taken.push(place);
    return place;
  });
}

function placeNote(layout: NetworkLayout, top: number, note: Note, taken: readonly Box[]): PlacedNote | null {
  const { width, height, targets } = note;
  let best: PlacedNote | null = null;
  let least = Number.POSITIVE_INFINITY;
  const xs = placesWithin(GAP, layout.width - GAP - width);
  const ys = placesWithin(top + GAP, layout.height - GAP - height);
  for (const y of ys) {
    for (const x of xs) {
      const box = { x, y, width, height };
      if (taken.some((other) => overlap(box, other))) continue;
      const leader = shortestLeader(box, targets, taken, least);
      if (!leader) continue;
      const cost = lengthOf(leader) + ON_LINKS * shareOnLinks(layout, box);
      if (cost >= least) continue;
      best = { ...box, leader };
      least = cost;
    }
  }
  return best;
}

/** Positions at intervals of `STEP` from one end to the other, including both. */
function placesWithin(from: number, to: number): readonly number[] {
  return from <= to ? [...range(from, to, STEP), to] : [];
}

/** The line from a box to its nearest target that crosses nothing in `taken`; null if none is shorter than `limit`. */
function shortestLeader(box: Box, targets: readonly Point[], taken: readonly Box[], limit: number): Leader | null {
  let best: Leader | null = null;
  let least = limit;
  for (const to of targets) {
    const leader: Leader = [nearestPoint(box, to), to];
    const length = lengthOf(leader);
    if (length < GAP || length >= least || taken.some((other) => crosses(leader, other))) continue;
    best = leader;
    least = length;
  }
  return best;
}

function lengthOf([from, to]: Leader): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

function nearestPoint({ x, y, width, height }: Box, [toX, toY]: Point): Point {
  return [Math.min(x + width, Math.max(x, toX)), Math.min(y + height, Math.max(y, toY))];
}

/** The boxes of a column's units with their names, and of the sheet and button for the other units. */
function boxesOf({ centre, room, nodes, labels, labelHeight, more, sheet }: ColumnBox): Box[] {
  return [
    ...nodes.map(({ x, y, size }) =>
      labels === null
        ? { x, y, width: size, height: size }
        : { x: centre - room / 2, y, width: room, height: size + labelHeight },
    ),
    ...[more, sheet].filter((box) => box !== null),
  ];
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP
  );
}

/** Whether a leader passes through a box. */
function crosses(leader: Leader, { x, y, width, height }: Box): boolean {
  const [[fromX, fromY], [toX, toY]] = leader;
  const count = Math.ceil(lengthOf(leader) / STEP);
  for (let place = 0; place < count; place++) {
    const atX = fromX + ((toX - fromX) * place) / count;
    const atY = fromY + ((toY - fromY) * place) / count;
    if (atX > x && atX < x + width && atY > y && atY < y + height) return true;
  }
  return false;
}

/** The share of a box that covers links, estimated on a small grid of points. */
function shareOnLinks(layout: NetworkLayout, { x, y, width, height }: Box): number {
  let count = 0;
  for (const across of [0, 0.25, 0.5, 0.75, 1]) {
    for (const along of [0, 0.5, 1]) {
      if (isOnLinks(layout, [x + across * width, y + along * height])) count++;
    }
  }
  return count / 15;
}

/** Approximates whether a point is between the uppermost and the lowest link of two columns. */
function isOnLinks({ columns }: NetworkLayout, [x, y]: Point): boolean {
  return columns.some((from, index) => {
    const to = columns[index + 1];
    if (!to) return false;
    const [start, end] = [from.centre + from.size / 2, to.centre - to.size / 2];
    if (x < start || x > end) return false;
    const share = down((x - start) / (end - start));
    const height = (a: NodeBox | undefined, b: NodeBox | undefined) =>
      a && b ? a.y + a.size / 2 + (b.y + b.size / 2 - a.y - a.size / 2) * share : y;
    return y >= height(from.nodes[0], to.nodes[0]) && y <= height(from.nodes.at(-1), to.nodes.at(-1));
  });
}
