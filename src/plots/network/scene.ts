import type { Palette } from '../core/color.ts';
import type { MapRange } from '../core/heatmap.ts';
import type { PlotView } from '../core/types.ts';
import type { NetworkLayout } from './layout.ts';

/** Everything that decides how a network is drawn, apart from its numbers. */
export interface NetworkScene {
  readonly view: PlotView;
  readonly layout: NetworkLayout;
  readonly palette: Palette;
  /** One range for each layer of the view. */
  readonly ranges: readonly MapRange[];
}
