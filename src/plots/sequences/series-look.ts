import { type Palette, seriesColor } from '../core/color.ts';
import type { SequencesView } from './types.ts';

/** More lines cannot be told apart by their colours. */
const MOST = 4;

export interface LineLook {
  readonly color: string;
  readonly width: number;
}

export function areMany(names: readonly string[]): boolean {
  return names.length > MOST;
}

/** How a line of a sequence is drawn: bold if it is the main one; without a colour of its own if there are many others. */
export function lineLook(
  { names, main }: Pick<SequencesView, 'names' | 'main'>,
  index: number,
  palette: Palette,
): LineLook {
  if (!areMany(names)) return { color: seriesColor(palette, index), width: index === main ? 2.2 : 1.4 };
  return index === main ? { color: palette.accent, width: 2.2 } : { color: palette.ink3, width: 0.5 };
}
