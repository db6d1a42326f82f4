import { useMemo } from 'react';
import { layerTitles } from '../../experiment/index.ts';
import { useRun } from '../../store/run.ts';
import { useShownExperiment } from '../shownExperiment.ts';

/** Returns the title of a layer for its name in the run: "Hidden 1" for `dense1`. */
export function useTitles(): (name: string) => string {
  const { layers } = useShownExperiment();
  const view = useRun((store) => store.view);
  return useMemo(() => {
    const titles = layerTitles(layers);
    const known = new Map(view?.layers.map(({ name }, index) => [name, titles[index] ?? 'Output']));
    return (name) => known.get(name) ?? name;
  }, [layers, view]);
}
