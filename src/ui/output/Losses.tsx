import { useMemo } from 'react';
import { useSize } from '../../plots/core/size.ts';
import { CurvePlot } from '../../plots/curves/CurvePlot.tsx';
import { MEASURES, SIGNALS } from '../../runtime/series.ts';
import { setCurves, useCurves } from '../../store/curves.ts';
import { useRun } from '../../store/run.ts';
import { hasCurves, useRuns } from '../../store/runs.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { isPercent, scoreName } from '../series.ts';
import { useMedia } from '../useMedia.ts';
import { CurveTools } from './CurveTools.tsx';
import { curveData } from './curveData.ts';
import { useInvitation } from './invitation.ts';
import styles from './Losses.module.css';

const EarlierRuns = lazyPart(async () => (await import('./EarlierRuns.tsx')).EarlierRuns, {
  name: 'The earlier runs',
});
const LANES = SIGNALS.map((series) => ({ series, ...MEASURES[series] }));

/** The curves of a single run, together with earlier runs. */
export function Losses() {
  const [room, size] = useSize<HTMLDivElement>();
  const { quantity, scale, smoothing, zoom, ...wish } = useCurves((store) => store);
  const metric = useRun(({ view }) => view?.metric);
  const baselines = useRun(({ view }) => view?.baselines);
  const hasEarlierRuns = useRuns(({ kept }) => kept.some(hasCurves));
  const tall = useMedia('(min-height: 62.5rem)');
  const lanes = wish.lanes ?? tall;
  const percent = isPercent(quantity, metric);
  const view = useMemo(
    () => ({
      quantity,
      percent,
      scale: percent ? ('share' as const) : scale,
      smoothing,
      zoom,
      references:
        quantity === 'loss' && baselines
          ? [
              ...(baselines.guessing === null ? [] : [{ name: 'guessing', value: baselines.guessing }]),
              { name: 'best constant', value: baselines.constant },
            ]
          : [],
      lanes: lanes ? LANES : [],
    }),
    [quantity, percent, scale, smoothing, zoom, lanes, baselines],
  );
  const { label, better } = MEASURES[quantity];
  const empty = useInvitation(`the ${label?.toLowerCase() ?? 'metric'}${better === 'lower' ? ' fall' : ''}`);
  const name = scoreName(quantity, metric).label.toLowerCase();
  return (
    <>
      <CurveTools lanes={lanes} />
      <div ref={room} className={`${styles.losses} ${lanes ? styles.withLanes : ''}`}>
        {size && (
          <CurvePlot
            source={curveData}
            label={`Training and validation ${name} over the steps`}
            view={view}
            height={size.height}
            empty={empty}
            onZoom={(range) => setCurves({ zoom: range })}
          />
        )}
        {hasEarlierRuns && <EarlierRuns />}
      </div>
    </>
  );
}
