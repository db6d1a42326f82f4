import { useMemo } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { useSize } from '../../plots/core/size.ts';
import type { LiveSource } from '../../plots/core/types.ts';
import { ComparedPlot } from '../../plots/curves/ComparedPlot.tsx';
import type { ComparedCurve } from '../../plots/curves/draw-compared.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { ScoreId } from '../../runtime/series.ts';
import { setCurves, useCurves } from '../../store/curves.ts';
import { Select } from '../controls/Select.tsx';
import { ScaleToggle } from '../output/CurveTools.tsx';
import { isPercent, scoreName, scoresOf, whyNotLog } from '../series.ts';
import styles from './Compare.module.css';
import type { Conductor } from './conductor.ts';
import { letterOf } from './letters.ts';
import { useConductor } from './useConductor.ts';

interface ComparedCurvesProps {
  readonly ids: readonly string[];
  readonly specs: readonly ExperimentSpec[];
  readonly quantity: ScoreId;
  readonly metric: RunView['metric'] | undefined;
}

/** The curves of all experiments over one another, on the same axes. */
export function ComparedCurves({ ids, specs, quantity, metric }: ComparedCurvesProps) {
  const conductor = useConductor();
  const [room, size] = useSize<HTMLDivElement>();
  const { scale, zoom } = useCurves((store) => store);
  const source = useMemo(() => curvesOf(conductor, ids, quantity), [conductor, ids, quantity]);
  const percent = isPercent(quantity, metric);
  const why = specs.map((spec) => whyNotLog(quantity, spec, metric)).find((reason) => reason !== null) ?? undefined;
  const { label } = scoreName(quantity, metric);
  const view = useMemo(
    () => ({ percent, scale: percent ? ('share' as const) : why ? ('linear' as const) : scale, zoom }),
    [percent, why, scale, zoom],
  );
  return (
    <div className={styles.curves}>
      <div className={styles.curveTools}>
        <Select
          look="pill"
          label="Quantity"
          value={quantity}
          options={scoresOf(specs).map((score) => ({ id: score, label: scoreName(score, metric).label }))}
          onChoose={(id) => setCurves({ quantity: id as ScoreId })}
        />
        <ScaleToggle scale={scale} why={why} />
        <span className={styles.key}>thick: validation, thin: train</span>
      </div>
      <div ref={room} className={styles.plot}>
        {size && (
          <ComparedPlot
            source={source}
            label={`${label} of ${ids.map((_, place) => letterOf(place)).join(', ')} over the steps`}
            view={view}
            height={size.height}
            empty={`Press Play to see the ${label.toLowerCase()} of each run`}
            onZoom={(range) => setCurves({ zoom: range })}
          />
        )}
      </div>
    </div>
  );
}

function curvesOf(
  conductor: Conductor,
  ids: readonly string[],
  quantity: ScoreId,
): LiveSource<readonly ComparedCurve[]> {
  return {
    get: () =>
      ids.map((id, place) => {
        const { step, values } = conductor.run(id)?.curves ?? { step: [], values: {} };
        const part = (name: string) => values[`${name}/${quantity}`] ?? [];
        return { name: letterOf(place), step, train: part('train'), validation: part('validation') };
      }),
    subscribe: conductor.subscribe,
  };
}
