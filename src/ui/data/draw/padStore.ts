import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { randomStream } from '../../../math/random.ts';
import {
  alongStroke,
  type Brush,
  beginStroke,
  bounded,
  CLASSES,
  clear,
  type Drawing,
  type DrawnPoint,
  dab,
  drawingOf,
  erase,
  type Place,
  undoStroke,
} from './drawing.ts';

export type Tool = 'brush' | 'eraser';

export interface PadStore {
  readonly drawing: Drawing;
  readonly tool: Tool;
  readonly brush: Brush;
  /** The number of classes that can be drawn. */
  readonly classes: number;
  /** The class that the brush draws. */
  readonly label: number;
  readonly name: string;
  /** The position at which the keyboard draws. */
  readonly cursor: Place;
}

/** The drawing and its tools, kept when the dialog closes. */
export const pad = createStore<PadStore>(() => ({
  drawing: drawingOf([]),
  tool: 'brush',
  brush: { size: 0.4, density: 4 },
  classes: CLASSES.min,
  label: 0,
  name: 'Drawing',
  cursor: { x: 0, y: 0 },
}));

export function usePad<T>(select: (store: PadStore) => T): T {
  return useStore(pad, select);
}

const random = randomStream(1, 'drawing');
/** The smallest reach of the eraser; with a brush of size 0 it would hit nothing otherwise. */
const LEAST_REACH = 0.15;
/** The distance between the dabs of a stroke: of single points, and of a spray as a share of its radius. */
const SPACING = { points: 0.25, share: 0.6 } as const;

export function setPad(change: Partial<Omit<PadStore, 'drawing'>>): void {
  pad.setState(change);
}

/** Changes the number of classes. Points of removed classes are deleted; undo restores them. */
export function setClasses(classes: number): void {
  pad.setState(({ drawing, label }) => {
    const points = drawing.points.filter((point) => point.label < classes);
    const kept = points.length === drawing.points.length ? drawing : { ...beginStroke(drawing), points };
    return { classes, label: Math.min(label, classes - 1), drawing: kept };
  });
}

/** Starts a stroke: everything that `strokeTo` does until the next one is undone as a whole. */
export function strokeFrom(place: Place, tool: Tool): void {
  pad.setState((store) => {
    const drawing = beginStroke(store.drawing);
    return { drawing: touch({ ...store, drawing }, place, tool) };
  });
}

/** Continues a stroke. @returns the position from which its next part starts */
export function strokeTo(from: Place, to: Place, tool: Tool): Place {
  const { brush } = pad.getState();
  const spacing = brush.size === 0 ? SPACING.points : SPACING.share * brush.size;
  const places = alongStroke(from, to, tool === 'eraser' ? Math.min(spacing, LEAST_REACH) : spacing);
  for (const place of places) pad.setState((store) => ({ drawing: touch(store, place, tool) }));
  return places.at(-1) ?? from;
}

export function undoPad(): void {
  pad.setState(({ drawing, classes, label }) => {
    const before = undoStroke(drawing);
    return { drawing: before, ...classesFor(before.points, classes, label) };
  });
}

export function clearPad(): void {
  pad.setState(({ drawing }) => ({ drawing: clear(drawing) }));
}

/** Replaces the points of the drawing; undo restores them. */
export function startFrom(points: readonly DrawnPoint[]): void {
  pad.setState(({ drawing, classes, label }) => {
    const started = { ...beginStroke(drawing), points: drawingOf(points).points };
    return { drawing: started, ...classesFor(started.points, classes, label) };
  });
}

export function moveCursor(by: Place): void {
  pad.setState(({ cursor }) => ({ cursor: bounded({ x: cursor.x + by.x, y: cursor.y + by.y }) }));
}

function touch({ drawing, brush, label }: PadStore, place: Place, tool: Tool): Drawing {
  return tool === 'brush'
    ? dab(drawing, place, brush, label, random)
    : erase(drawing, place, Math.max(LEAST_REACH, brush.size));
}

/** At least as many classes as the points need. */
function classesFor(
  points: readonly DrawnPoint[],
  classes: number,
  label: number,
): Pick<PadStore, 'classes' | 'label'> {
  const needed = points.reduce((most, point) => Math.max(most, point.label + 1), classes);
  return { classes: needed, label };
}
