import { type SampleType, sequenceSizeOf } from '../../math/sample.ts';
import { labelOf } from './feature-parts.ts';
import type { PlotView } from './types.ts';

/** The end of the name of a number at the first step: `rain_t1`. */
const FIRST = /_t1$/;

/** The names of the numbers at each step of a sequence; none if a step is a single number or token. */
export function seriesNames(
  view: Pick<PlotView, 'features' | 'labels'> & { readonly sample: SampleType },
): readonly string[] {
  const { features = 1 } = sequenceSizeOf(view.sample) ?? {};
  if (features === 1) return [];
  return view.features.slice(0, features).map((name) => labelOf(view, name.replace(FIRST, '')));
}
