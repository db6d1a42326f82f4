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
  /** How many classes can be drawn. */
  readonly classes: number;
  /** The class that is drawn. */
  readonly label: number;
  readonly name: string;
  /** Where the keyboard draws. */
  readonly cursor: Place;
}

/** What a person draws; it outlasts the dialog. */
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
/** The least reach of an eraser: without it a brush of single points would be one that nothing can be hit with. */
const LEAST_REACH = 0.15;
/** Distance of dabs in a stroke: of single points, and of a spray as a share of its radius. */
const SPACING = { points: 0.25, share: 0.6 } as const;

export function setPad(change: Partial<Omit<PadStore, 'drawing'>>): void {
  pad.setState(change);
}

/** Points of classes that go are gone, and come back with undo. */
export function setClasses(classes: number): void {
  pad.setState(({ drawing, label }) => {
    const points = drawing.points.filter((point) => point.label < classes);
    const kept = points.length === drawing.points.length ? drawing : { ...beginStroke(drawing), points };
    return { classes, label: Math.min(label, classes - 1), drawing: kept };
  });
}

/** Puts tool or eraser down: what `strokeTo` does until the next one is taken back as a whole. */
export function strokeFrom(place: Place, tool: Tool): void {
  pad.setState((store) => {
    const drawing = beginStroke(store.drawing);
    return { drawing: touch({ ...store, drawing }, place, tool) };
  });
}

/** Goes on with a stroke. @returns from where the next part of it starts */
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

/** Puts points in place of those that are there; undo brings these back. */
export function startFrom(points: readonly DrawnPoint[]): void {
  pad.setState(({ drawing, classes, label }) => {
    const started = { ...beginStroke(drawing), points: drawingOf(points).points };
    return { drawing: started, ...classesFor(started.points, classes, label) };
  });
}

/** Moves the keyboard's place. */
export function moveCursor(by: Place): void {
  pad.setState(({ cursor }) => ({ cursor: bounded({ x: cursor.x + by.x, y: cursor.y + by.y }) }));
}

function touch({ drawing, brush, label }: PadStore, place: Place, tool: Tool): Drawing {
  return tool === 'brush'
    ? dab(drawing, place, brush, label, random)
    : erase(drawing, place, Math.max(LEAST_REACH, brush.size));
}

/** As many classes as the points need, or more. */
function classesFor(
  points: readonly DrawnPoint[],
  classes: number,
  label: number,
): Pick<PadStore, 'classes' | 'label'> {
  const needed = points.reduce((most, point) => Math.max(most, point.label + 1), classes);
  return { classes: needed, label };
}
