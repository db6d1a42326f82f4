import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DrawingRules } from '../../../catalog/datasets/definition.ts';
import type { ImageSize } from '../../../math/sample.ts';
import { showDrawn } from '../../../store/example.ts';
import {
  beginStroke,
  blankPaper,
  clear,
  imageOn,
  line,
  type Paper,
  type Place,
  type Shade,
  startFrom,
  undo,
  withBackground,
} from './paper.ts';

export type Tool = 'pen' | 'eraser';

interface PaperStore {
  readonly paper: Paper;
  readonly rules: DrawingRules;
  readonly tool: Tool;
  /** The width of pen and eraser, in pixels of the image. */
  readonly width: number;
  readonly ink: Shade;
  /** The pixel at which the keyboard draws. */
  readonly cursor: { readonly row: number; readonly column: number };
}

const NO_IMAGE: ImageSize = { channels: 1, height: 1, width: 1 };
const NO_RULES: DrawingRules = { background: [0], ink: [1], shades: false, stroke: 1, levels: null, box: null };

/** The drawing and its tools, kept while the pad is closed. */
export const papers = createStore<PaperStore>(() => fresh(NO_IMAGE, NO_RULES));

function fresh(image: ImageSize, rules: DrawingRules): PaperStore {
  return {
    paper: blankPaper(image, rules),
    rules,
    tool: 'pen',
    width: rules.stroke,
    ink: rules.ink,
    cursor: { row: Math.floor(image.height / 2), column: Math.floor(image.width / 2) },
  };
}

export function usePaper(): PaperStore {
  return useStore(papers);
}

/** Takes out the last drawing, or a blank sheet if the images have another size now; a drawing is in view at once. */
export function openPaper(image: ImageSize, rules: DrawingRules): void {
  const { paper, rules: before } = papers.getState();
  const fits = paper.image.height === image.height && paper.image.width === image.width;
  if (!fits || paper.image.channels !== image.channels) papers.setState(fresh(image, rules));
  else if (before !== rules) papers.setState({ rules, width: rules.stroke, ink: rules.ink });
  show();
}

export function setPaper(change: Partial<Pick<PaperStore, 'tool' | 'width' | 'ink'>>): void {
  papers.setState(change);
}

/** Starts a stroke with a dot: everything that `drawTo` does until the next one is undone as a whole. */
export function drawFrom(place: Place, tool: Tool): void {
  papers.setState(({ paper }) => ({ paper: beginStroke(paper) }));
  drawTo(place, place, tool);
}

/** Continues a stroke. */
export function drawTo(from: Place, to: Place, tool: Tool): void {
  change((paper, { width, ink }) => line(paper, from, to, width, tool === 'pen' ? ink : paper.background));
}

export function undoStroke(): void {
  change(undo);
}

export function clearPaper(): void {
  change(clear);
}

/** @param pixels of the image to draw on, from 0 to 1 */
export function drawOn(pixels: ArrayLike<number>): void {
  change((paper) => startFrom(paper, pixels));
}

export function setBackground(background: Shade): void {
  change((paper) => withBackground(paper, background));
}

export function moveCursor(rows: number, columns: number): void {
  papers.setState(({ cursor: { row, column }, paper: { image } }) => ({
    cursor: { row: within(row + rows, image.height), column: within(column + columns, image.width) },
  }));
}

function within(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}

function change(edit: (paper: Paper, store: PaperStore) => Paper): void {
  papers.setState((store) => ({ paper: edit(store.paper, store) }));
  show();
}

/** The network gets the drawing as soon as there is one, and an example of the data before that. */
function show(): void {
  const { paper, rules } = papers.getState();
  showDrawn(paper.blank ? null : imageOn(paper, rules));
}
