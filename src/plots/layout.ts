/** Where the parts of a network picture go. Pure: sizes in, rectangles out. */

export interface ColumnSpec {
  readonly units: number;
  /** Whether a name stands below each node, where there is room. */
  readonly labelled?: boolean;
  /** The largest side of a node in design pixels; 40 unless told. */
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
  /** Where the name of each node stands, if anywhere; beside is outside, away from the other columns. */
  readonly labels: 'below' | 'beside' | null;
  /** Height of the name below each node; 0 where there is none. */
  readonly labelHeight: number;
  /** Units that found no place for a node, and where "+N" says so. */
  readonly hidden: number;
  readonly more: Box | null;
  /** Where the hidden units are in small, row by row; null where there is no room for that either. */
  readonly sheet: Sheet | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet extends Box {
  /** Side of a unit, its border included. */
  readonly cell: number;
  readonly perRow: number;
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
/** In rooms higher than that nodes grow along, up to a size, so that the network is no small thing on a large screen. */
const USUAL_ROOM = 480;
const MOST_GROWTH = 1.8;
const LABEL_HEIGHT = 18;
const MORE_HEIGHT = 18;
/** A folded column's nodes are as large as that, so that the first units are pictures still. */
const FOLDED_NODE = 22;
/** Its sheet takes at most this share of the height, and cells from the one size to the other. */
const SHEET_SHARE = 0.45;
const SHEET_WIDTH = 104;
const SHEET_CELLS = [12, 11, 10, 9, 8, 7, 6, 5, 4];
const SHEET_GAP = 8;
/** A name beside a node needs as much width. */
const BESIDE = 28;
/** In a column narrower than that a name beside a node is a few letters: rather smaller nodes with names below. */
const NARROW = 110;
/** Bare border around everything. */
const PADDING = 4;
/** The outer columns keep this much to the edges if they can. */
const MARGIN = 76;

export const MIN_COLUMN_WIDTH = 48;

/**
 * Columns at equal distances, each centred on one middle line. Nodes of a column shrink to fit; where even the smallest do
 * not, the column folds: the first units are nodes, the rest is counted in `hidden` and lies in `sheet`.
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
  const growth = Math.max(1, Math.min(MOST_GROWTH, room / USUAL_ROOM));
  const largest = Math.max(MIN_NODE, Math.floor(Math.min(maxSize * growth, widest)));
  let labels: ColumnBox['labels'] = labelled ? 'below' : null;
  const smallest = columnRoom < NARROW ? 16 : 22;
  let size = largestThatFits(units, labelled ? LABEL_HEIGHT : 0, largest, labelled ? smallest : MIN_NODE, room);
  if (size === 0 && labelled) {
    size = largestThatFits(units, 0, largest, MIN_NODE, room);
    labels = size >= 14 && (columnRoom - size) / 2 >= BESIDE ? 'beside' : null;
  }
  if (size === 0) return foldColumn(units, centre, columnRoom, ceiling, room, largest);

  // Where there is room to spare, part of it goes between the nodes.
  const labelHeight = labels === 'below' ? LABEL_HEIGHT : 0;
  const spare = (room * 0.86 - units * (size + labelHeight)) / Math.max(1, units - 1);
  const gap = Math.max(gapOf(size), Math.min(spare, size * 0.55));
  const pitch = size + labelHeight + gap;
  const start = ceiling + (room - units * pitch + gap) / 2;
  const nodes = placeNodes(units, centre, start, size, pitch);
  return { centre, room: columnRoom, size, nodes, labels, labelHeight, hidden: 0, more: null, sheet: null };
}

/** Nodes above, the sheet of the rest below them, "+N" at the foot. */
function foldColumn(
  units: number,
  centre: number,
  columnRoom: number,
  ceiling: number,
  room: number,
  largest: number,
): ColumnBox {
  const below = Math.min(MORE_HEIGHT, room);
  const widest = Math.min(SHEET_WIDTH, columnRoom - 6);
  const rowsOf = (count: number, cell: number) => Math.ceil(count / Math.floor(widest / cell));
  const cell = SHEET_CELLS.find((side) => widest >= side && rowsOf(units, side) * side <= room * SHEET_SHARE);

  const size = cell ? Math.min(largest, FOLDED_NODE) : MIN_NODE;
  const pitch = size + gapOf(size);
  const kept = cell ? rowsOf(units, cell) * cell + SHEET_GAP : 0;
  const shown = Math.min(units, Math.max(0, Math.floor((room - below - kept) / pitch)));
  const hidden = units - shown;
  const height = cell ? rowsOf(hidden, cell) * cell : 0;
  const start = ceiling + (room - shown * pitch - below - (cell ? height + SHEET_GAP : 0)) / 2;
  const sheetTop = start + shown * pitch + (cell ? SHEET_GAP / 2 : 0);

  const perRow = cell ? Math.min(hidden, Math.floor(widest / cell)) : 0;
  const sheet =
    cell && hidden
      ? { x: centre - (perRow * cell) / 2, y: sheetTop, width: perRow * cell, height, cell, perRow }
      : null;
  const moreWidth = Math.min(columnRoom, 56);
  return {
    centre,
    room: columnRoom,
    size,
    nodes: placeNodes(shown, centre, start, size, pitch),
    labels: null,
    labelHeight: 0,
    hidden,
    more: hidden > 0 ? { x: centre - moreWidth / 2, y: sheetTop + height, width: moreWidth, height: below } : null,
    sheet,
  };
}

function placeNodes(count: number, centre: number, start: number, size: number, pitch: number): readonly NodeBox[] {
  return Array.from({ length: count }, (_, unit) => ({ unit, x: centre - size / 2, y: start + unit * pitch, size }));
}

/** The same picture `zoom` times as large, from below `top` on: headers keep their height. */
export function zoomLayout(layout: NetworkLayout, zoom: number, top: number): NetworkLayout {
  if (zoom === 1) return layout;
  const downTo = (y: number) => top + (y - top) * zoom;
  const box = <T extends Box>(of: T): T => ({
    ...of,
    x: of.x * zoom,
    y: downTo(of.y),
    width: of.width * zoom,
    height: of.height * zoom,
  });
  return {
    width: layout.width * zoom,
    height: downTo(layout.height),
    pitch: layout.pitch * zoom,
    columns: layout.columns.map((column) => ({
      ...column,
      centre: column.centre * zoom,
      room: column.room * zoom,
      size: column.size * zoom,
      nodes: column.nodes.map(({ unit, x, y, size }) => ({ unit, x: x * zoom, y: downTo(y), size: size * zoom })),
      more: column.more && box(column.more),
      sheet: column.sheet && { ...box(column.sheet), cell: column.sheet.cell * zoom },
    })),
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
