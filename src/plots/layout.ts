/** Where the parts of a network picture go. Pure: sizes in, rectangles out. */

export interface ColumnSpec {
  readonly units: number;
  /** Whether a name stands below each node, where there is room. */
  readonly labelled?: boolean;
  /** The largest side of a node in pixels; 40 unless told. */
  readonly maxSize?: number;
}

export interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly ColumnSpec[];
  /** Height kept free above the nodes. */
  readonly top?: number;
  /** Columns are never closer than this; then the picture is wider than `width` and scrolls. */
  readonly minColumnWidth?: number;
}

export interface NodeBox {
  readonly unit: number;
  /** Top left corner and side. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface ColumnBox {
  readonly centre: number;
  /** What a header above it may take without touching its neighbours or the edge. */
  readonly room: number;
  readonly size: number;
  readonly nodes: readonly NodeBox[];
  /** Height of the name below each node; 0 where there is none. */
  readonly labelHeight: number;
  /** Units that found no place, and where "+N" says so. */
  readonly hidden: number;
  readonly more: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Distance of two column centres; 0 with a single column. */
  readonly pitch: number;
  readonly columns: readonly ColumnBox[];
}

/** Below that a node is no picture and no target. */
export const MIN_NODE = 10;
const MAX_NODE = 40;
const LABEL_HEIGHT = 18;
const MORE_HEIGHT = 18;
/** Bare border around everything. */
const PADDING = 4;
/** The outer columns keep this much to the edges if they can. */
const MARGIN = 76;

export const MIN_COLUMN_WIDTH = 56;

/**
 * Columns at equal distances, each centred on one middle line. Nodes of a column shrink to fit; where even the smallest do
 * not, the first ones that fit are placed and the rest is counted in `hidden`.
 */
export function layoutNetwork(options: LayoutOptions): NetworkLayout {
  const { columns, top = 0, minColumnWidth = MIN_COLUMN_WIDTH } = options;
  const count = columns.length;
  const height = Math.max(0, options.height);
  const width = Math.max(options.width, count * Math.max(minColumnWidth, MIN_NODE + 2 * PADDING));
  const { margin, pitch } = spread(width, count);
  const ceiling = Math.min(height, top + PADDING);
  const room = Math.max(0, height - PADDING - ceiling);
  const widest = Math.max(MIN_NODE, Math.min(2 * margin, pitch || width) * 0.56);

  return {
    width,
    height,
    pitch,
    columns: columns.map((column, index) =>
      placeColumn(
        column,
        margin + index * pitch,
        index === 0 || index === count - 1 ? Math.min(2 * margin, pitch || width) : pitch,
        ceiling,
        room,
        widest,
      ),
    ),
  };
}

/** Where the first column stands, and how far it is to the next. */
function spread(width: number, count: number): { margin: number; pitch: number } {
  const margin = count > 1 ? Math.min(width / (2 * count), MARGIN) : width / 2;
  return { margin, pitch: count > 1 ? (width - 2 * margin) / (count - 1) : 0 };
}

/** The distance of column centres that `layoutNetwork` will choose. */
export function columnPitch(width: number, count: number): number {
  return spread(width, count).pitch;
}

function placeColumn(
  { units, labelled = false, maxSize = MAX_NODE }: ColumnSpec,
  centre: number,
  columnRoom: number,
  ceiling: number,
  room: number,
  widest: number,
): ColumnBox {
  const largest = Math.max(MIN_NODE, Math.floor(Math.min(maxSize, widest)));
  let labelHeight = labelled ? LABEL_HEIGHT : 0;
  let size = largestThatFits(units, labelHeight, largest, labelled ? 22 : MIN_NODE, room);
  if (size === 0 && labelled) {
    labelHeight = 0;
    size = largestThatFits(units, 0, largest, MIN_NODE, room);
  }

  let shown = units;
  let below = 0;
  if (size === 0) {
    size = MIN_NODE;
    below = Math.min(MORE_HEIGHT, room);
    const pitch = size + gapOf(size);
    shown = Math.min(units, Math.max(0, Math.floor((room - below) / pitch)));
  }

  // Where there is room to spare, part of it goes between the nodes.
  const spare = below ? 0 : (room * 0.86 - shown * (size + labelHeight)) / Math.max(1, shown - 1);
  const gap = Math.max(gapOf(size), Math.min(spare, size * 0.55));
  const pitch = size + labelHeight + gap;
  const extent = shown > 0 ? shown * pitch - (below ? 0 : gap) : 0;
  const start = ceiling + (room - extent - below) / 2;
  const nodes = Array.from({ length: shown }, (_, unit) => ({
    unit,
    x: centre - size / 2,
    y: start + unit * pitch,
    size,
  }));
  const hidden = units - shown;
  const moreWidth = Math.min(columnRoom, 56);
  return {
    centre,
    room: columnRoom,
    size,
    nodes,
    labelHeight,
    hidden,
    more: hidden > 0 ? { x: centre - moreWidth / 2, y: start + extent, width: moreWidth, height: below } : null,
  };
}

/** 0 where not even the smallest size does. */
function largestThatFits(units: number, labelHeight: number, largest: number, smallest: number, room: number): number {
  for (let size = largest; size >= smallest; size--) {
    if (units * (size + labelHeight) + (units - 1) * gapOf(size) <= room) return size;
  }
  return 0;
}

/** Space between two nodes of a column. */
function gapOf(size: number): number {
  return Math.min(12, Math.max(2, Math.round(size * 0.26)));
}
