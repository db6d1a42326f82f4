/** Computes the positions of the parts of a network picture. Pure: sizes in, rectangles out. */

export interface ColumnSpec {
  readonly units: number;
  /** Whether each unit has a name, if there is enough space; `beside` prefers a place beside the unit. */
  readonly labelled?: boolean | 'beside';
  /** Maximum side of a unit in design pixels; 40 by default. */
  readonly maxSize?: number;
  /** Whether units may be side by side, so that they are larger. */
  readonly grid?: boolean;
}

export interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly ColumnSpec[];
  /** Height reserved above the units. */
  readonly top?: number;
  /** Minimum distance between columns. If they do not fit, the picture is wider than `width` and scrolls. */
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
  /** The width available to a header without touching its neighbours or the edge. */
  readonly room: number;
  /** The side of a unit. */
  readonly size: number;
  /** The width of all units. */
  readonly width: number;
  readonly nodes: readonly NodeBox[];
  /**
   * Boxes as wide as the column, at whose edges the links of each unit end: the units themselves, unless several are
   * side by side.
   */
  readonly ports: readonly NodeBox[];
  /** Position of the units' names, if any; `beside` is on the outer side, away from the other columns. */
  readonly labels: 'below' | 'beside' | null;
  /** Height of the name below each unit; 0 if there is none. */
  readonly labelHeight: number;
  /** Number of units that are not drawn individually, and the position of "+N". */
  readonly hidden: number;
  readonly more: Box | null;
  /** Small maps of these units, row by row; null if there is no space for them. */
  readonly sheet: Sheet | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet extends Box {
  /** Side of a unit including its border. */
  readonly cell: number;
  readonly perRow: number;
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  /** Distance between two column centres; 0 for a single column. */
  readonly pitch: number;
  readonly columns: readonly ColumnBox[];
}

/** A smaller unit could neither be read nor clicked. */
export const MIN_NODE = 10;
const MAX_NODE = 40;
/**
 * In rooms higher than this, units grow with the height up to a limit, so that the network does not look small on a
 * large screen.
 */
const USUAL_ROOM = 480;
const MOST_GROWTH = 1.8;
const LABEL_HEIGHT = 18;
const MORE_HEIGHT = 18;
/** Size of the individual units of a collapsed column, so that their maps are still readable. */
const FOLDED_NODE = 22;
/** Maximum share of the height for the sheet of a collapsed column, with its maximum width and possible cell sizes. */
const SHEET_SHARE = 0.45;
const SHEET_WIDTH = 104;
const SHEET_CELLS = [12, 11, 10, 9, 8, 7, 6, 5, 4];
const SHEET_GAP = 8;
/** Maximum share of the distance between columns for units side by side, and the space between two of them. */
const GRID_SHARE = 0.6;
const GRID_GAP = 4;
const MOST_ACROSS = 6;
/** Units side by side have to be larger by this to be worth it. */
const WORTH = 2;
/** Minimum width of a name beside a unit. */
const BESIDE = 28;
/**
 * In narrower columns, a name beside a unit would be cut to a few letters, so smaller units with names below are
 * better.
 */
const NARROW = 110;
/** Empty margin around everything. */
const PADDING = 4;
/** Distance of the outer columns from the edges, if there is enough width. */
const MARGIN = 76;

export const MIN_COLUMN_WIDTH = 48;

/**
 * Places columns at equal distances, each centred on the same horizontal line. Units of a column shrink to fit. If even
 * the smallest do not fit, the column collapses: the first units are drawn individually, and the rest are counted in
 * `hidden` and drawn in `sheet`.
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

/** Position of the first column and distance to the next. */
function spread(width: number, count: number): { margin: number; pitch: number } {
  const margin = count > 1 ? Math.min(width / (2 * count), MARGIN) : width / 2;
  return { margin, pitch: count > 1 ? (width - 2 * margin) / (count - 1) : 0 };
}

/** The distance between column centres that `layoutNetwork` will choose. */
export function columnPitch(width: number, count: number): number {
  return spread(width, count).pitch;
}

function placeColumn(
  { units, labelled = false, maxSize = MAX_NODE, grid = false }: ColumnSpec,
  centre: number,
  columnRoom: number,
  ceiling: number,
  room: number,
  widest: number,
): ColumnBox {
  const growth = Math.max(1, Math.min(MOST_GROWTH, room / USUAL_ROOM));
  const largest = Math.max(MIN_NODE, Math.floor(Math.min(maxSize * growth, widest)));
  const gridPlace = grid ? placeGrid(units, centre, columnRoom, ceiling, room, maxSize * growth) : null;
  if (gridPlace) return gridPlace;
  const smallest = columnRoom < NARROW ? 16 : 22;
  const named = labelled ? largestThatFits(units, LABEL_HEIGHT, largest, smallest, room) : 0;
  const bare = largestThatFits(units, 0, largest, MIN_NODE, room);
  const fitsBeside = bare >= 14 && (columnRoom - bare) / 2 >= BESIDE;
  const below = named > 0 && !(labelled === 'beside' && fitsBeside);
  const labels = below ? 'below' : labelled && fitsBeside ? 'beside' : null;
  const size = below ? named : bare;
  if (size === 0) return foldColumn(units, centre, columnRoom, ceiling, room, largest);

  // Part of any spare space goes between the units.
  const labelHeight = labels === 'below' ? LABEL_HEIGHT : 0;
  const spare = (room * 0.86 - units * (size + labelHeight)) / Math.max(1, units - 1);
  const gap = Math.max(gapOf(size), Math.min(spare, size * 0.55));
  const pitch = size + labelHeight + gap;
  const start = ceiling + (room - units * pitch + gap) / 2;
  const nodes = placeNodes(units, centre, start, size, pitch);
  return {
    centre,
    room: columnRoom,
    size,
    width: size,
    nodes,
    ports: nodes,
    labels,
    labelHeight,
    hidden: 0,
    more: null,
    sheet: null,
  };
}

/** Units in rows of several, if they are larger that way; null if one below the other is as good or nothing fits. */
function placeGrid(
  units: number,
  centre: number,
  columnRoom: number,
  ceiling: number,
  room: number,
  largest: number,
): ColumnBox | null {
  const sizeOf = (across: number) => {
    const rows = Math.ceil(units / across);
    const wide = (columnRoom * GRID_SHARE - (across - 1) * GRID_GAP) / across;
    return Math.floor(Math.min(largest, wide, (room - (rows - 1) * GRID_GAP) / rows));
  };
  let across = 1;
  for (let more = 2; more <= Math.min(MOST_ACROSS, units); more++) {
    if (sizeOf(more) >= sizeOf(across) + WORTH) across = more;
  }
  const size = sizeOf(across);
  if (across === 1 || size < MIN_NODE) return null;

  const pitch = size + GRID_GAP;
  const rows = Math.ceil(units / across);
  const width = across * pitch - GRID_GAP;
  const left = centre - width / 2;
  const start = ceiling + (room - rows * pitch + GRID_GAP) / 2;
  const nodes = Array.from({ length: units }, (_, unit) => ({
    unit,
    x: left + (unit % across) * pitch,
    y: start + Math.floor(unit / across) * pitch,
    size,
  }));
  // The links of the units of a row end one below the other.
  const ports = nodes.map(({ unit, y }) => {
    const end = y + (((unit % across) + 0.5) / across) * size;
    return { unit, x: left, y: end - width / 2, size: width };
  });
  const nothing = { labels: null, labelHeight: 0, hidden: 0, more: null, sheet: null };
  return { centre, room: columnRoom, size, width, nodes, ports, ...nothing };
}

/** Individual units at the top, the sheet of the rest below them, "+N" at the bottom. */
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
  const nodes = placeNodes(shown, centre, start, size, pitch);
  return {
    centre,
    room: columnRoom,
    size,
    width: size,
    nodes,
    ports: nodes,
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

/** The same layout magnified `zoom` times from `top` downwards; headers keep their height. */
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
  const square = ({ unit, x, y, size }: NodeBox): NodeBox => ({ unit, x: x * zoom, y: downTo(y), size: size * zoom });
  return {
    width: layout.width * zoom,
    height: downTo(layout.height),
    pitch: layout.pitch * zoom,
    columns: layout.columns.map((column) => ({
      ...column,
      centre: column.centre * zoom,
      room: column.room * zoom,
      size: column.size * zoom,
      width: column.width * zoom,
      nodes: column.nodes.map(square),
      ports: column.ports.map(square),
      more: column.more && box(column.more),
      sheet: column.sheet && { ...box(column.sheet), cell: column.sheet.cell * zoom },
    })),
  };
}

/** Returns 0 if not even the smallest size fits. */
function largestThatFits(units: number, labelHeight: number, largest: number, smallest: number, room: number): number {
  for (let size = largest; size >= smallest; size--) {
    if (units * (size + labelHeight) + (units - 1) * gapOf(size) <= room) return size;
  }
  return 0;
}

/** Space between two units of a column. */
function gapOf(size: number): number {
  return Math.min(12, Math.max(2, Math.round(size * 0.26)));
}
