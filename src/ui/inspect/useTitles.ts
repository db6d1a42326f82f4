import { useMemo } from 'react';
import { layerTitles } from '../../experiment/index.ts';
import { useRun } from '../../store/run.ts';
import { useShownExperiment } from '../shownExperiment.ts';

/** Returns the title of a layer for its key in the run: "Hidden 1" for the first. */
export function useTitles(): (key: string) => string {
  const { layers } = useShownExperiment();
  const view = useRun((store) => store.view);
  return useMemo(() => {
    const titles = layerTitles(layers);
    const known = new Map(view?.layers.map(({ key }, index) => [key, titles[index] ?? 'Output']));
    return (key) => known.get(key) ?? key;
  }, [layers, view]);
}
