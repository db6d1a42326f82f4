import { useCallback, useMemo, useState } from 'react';
import { unitName } from '../../plots/NetworkView.tsx';
import { OutputPlot, type PointProps } from '../../plots/OutputPlot.tsx';
import type { ShownParts } from '../../plots/points.ts';
import { useSize } from '../../plots/size.ts';
import { entryOf } from '../../spec/index.ts';
import { useChosenUnit } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { run, useRun } from '../../store/run.ts';
import { layerRange } from '../activationRange.ts';
import { layerTitles } from '../layerTitles.ts';
import { frames, predictions } from '../live.ts';
import styles from './OutputPanel.module.css';
import { PointCard } from './PointCard.tsx';
import { ResidualToggle } from './ResidualToggle.tsx';
import { readingText, readPoint } from './reading.ts';
import { useLegendHeight } from './useLegendHeight.ts';

/** The network's output over the plane of two features, or the map of the unit that is pointed at. */
export function Picture() {
  const [room, size] = useSize<HTMLDivElement>();
  const view = useRun((store) => store.view);
  const legend = useLegendHeight(room, view !== null && size !== null);
  const chosen = useChosenUnit();
  const layers = useExperiment(({ spec }) => spec.layers);
  const several = view?.task === 'multiclass';
  const [residuals, setResiduals] = useState(false);
  const points = usePointProps();
  const unit = useMemo(() => {
    // The map of a single output is the picture itself.
    if (!chosen || (chosen.layer >= layers.length && !several)) return null;
    const layer = layers[chosen.layer];
    return { ...chosen, range: layer ? layerRange(layer) : ('unit' as const) };
  }, [chosen, layers, several]);
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
          {...points}
          residuals={residuals}
          options={
            view.task === 'regression' && unit === null && <ResidualToggle on={residuals} onChange={setResiduals} />
          }
        />
      )}
      {name !== null && <p className={styles.unit}>{name}</p>}
    </div>
  );
}

/** How single examples are shown and read. */
function usePointProps(): PointProps {
  const [parts, onParts] = useState<ShownParts>([true, true, false]);
  const planar = useExperiment(({ spec }) => entryOf('datasets', spec.data.id).features.length <= 2);
  const card = useCallback((point: number) => <PointCard point={point} planar={planar} />, [planar]);
  const describe = useCallback(
    (point: number) => {
      const reading = readPoint(run.getState(), point, planar);
      return reading ? readingText(reading) : '';
    },
    [planar],
  );
  return { parts, onParts, predictions, planar, card, describe };
}
