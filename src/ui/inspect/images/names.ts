import { useMemo } from 'react';
import { layerTitles } from '../../../experiment/index.ts';
import type { UnitRef } from '../../../plots/core/types.ts';
import { exampleUnitName } from '../../../plots/example/names.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { targetText } from '../../network/example/prediction.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import type { InView } from './useInView.ts';

/** The names of layers and units in the tab. */
export interface Names {
  layerOf(layer: number): string;
  /** "Convolution 1, channel 3". */
  unitOf(unit: UnitRef): string;
  /** "channel 3", "unit 3", or the class of an output. */
  shortOf(unit: UnitRef): string;
}

export function useNames(view: RunView): Names {
  const { layers } = useShownExperiment();
  return useMemo(() => {
    const titles = layerTitles(layers);
    const layerOf = (layer: number) => (layer === view.layers.length - 1 ? 'Output' : (titles[layer] ?? ''));
    const unitOf = (unit: UnitRef) => exampleUnitName(view, unit, titles);
    return { layerOf, unitOf, shortOf: (unit) => unitOf(unit).split(', ').slice(1).join(', ') || 'output' };
  }, [view, layers]);
}

/** "actual “7”", "actual 3.2" or "your drawing". */
export function originOf(view: RunView, { label }: Pick<InView, 'label'>): string {
  if (label === null) return 'your drawing';
  return `actual ${targetText(view, label)}`;
}
