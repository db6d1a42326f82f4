import { useMemo } from 'react';
import { OutputPlot } from '../../plots/OutputPlot.tsx';
import { useSize } from '../../plots/size.ts';
import { unitName } from '../../plots/unit-name.ts';
import { useChosenUnit } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { layerRange } from '../activationRange.ts';
import { layerTitles } from '../layerTitles.ts';
import { frames } from '../live.ts';
import styles from './OutputPanel.module.css';
import { useLegendHeight } from './useLegendHeight.ts';

/** The network's output over the plane of two features, or the map of the unit that is pointed at. */
export function Picture() {
  const [room, size] = useSize<HTMLDivElement>();
  const view = useRun((store) => store.view);
  const legend = useLegendHeight(room, view !== null && size !== null);
  const chosen = useChosenUnit();
  const layers = useExperiment(({ spec }) => spec.layers);
  const unit = useMemo(() => {
    const layer = chosen && layers[chosen.layer];
    return layer ? { ...chosen, range: layerRange(layer) } : null;
  }, [chosen, layers]);
  const name = view && unit ? unitName(view, unit, layerTitles(layers)) : null;

  return (
    <div ref={room} className={styles.picture}>
      {view && size && (
        <OutputPlot
          view={view}
          source={frames}
          unit={unit}
          label={name ?? 'What the network says about every place, with the examples'}
          height={Math.max(160, Math.min(size.height - legend, size.width))}
        />
      )}
      {name !== null && <p className={styles.unit}>{name}</p>}
    </div>
  );
}
