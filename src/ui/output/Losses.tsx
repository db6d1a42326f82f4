import { useMemo } from 'react';
import { entryOf, hasGenerator } from '../../experiment/index.ts';
import { useSize } from '../../plots/core/size.ts';
import { CurvePlot } from '../../plots/curves/CurvePlot.tsx';
import type { RunView } from '../../runtime/protocol.ts';
import { MEASURES, type ScoreId, SIGNALS } from '../../runtime/series.ts';
import { setCurves, useCurves } from '../../store/curves.ts';
import { useExperiment } from '../../store/experiment.ts';
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

/** The horizontal lines with which a loss is compared. */
function referencesFor(quantity: ScoreId, lossId: string, baselines: RunView['baselines']) {
  const equilibrium = entryOf('losses', lossId).game?.equilibrium;
  if (quantity === 'metric') return [];
  if (equilibrium) {
    const value = quantity === 'loss' ? equilibrium.discriminator : equilibrium.generator;
    return value === null ? [] : [{ name: 'equilibrium', value }];
  }
  if (quantity !== 'loss' || !baselines) return [];
  return [
    ...(baselines.guessing === null ? [] : [{ name: 'guessing', value: baselines.guessing }]),
    { name: 'best constant', value: baselines.constant },
  ];
}

/** The curves of a single run, together with earlier runs. */
export function Losses() {
  const [room, size] = useSize<HTMLDivElement>();
  const { quantity, scale, smoothing, zoom, ...wish } = useCurves((store) => store);
  const metric = useRun(({ view }) => view?.metric);
  const baselines = useRun(({ view }) => view?.baselines);
  const loss = useExperiment(({ spec }) => spec.loss.id);
  const isGame = useExperiment(({ spec }) => hasGenerator(spec));
  const hasEarlierRuns = useRuns(({ kept }) => kept.some(hasCurves));
  const tall = useMedia('(min-height: 62.5rem)');
  const lanes = wish.lanes ?? tall;
  const percent = isPercent(quantity, metric);
  const view = useMemo(
    () => ({
      quantity,
      percent,
      scale: percent ? ('share' as const) : isGame && quantity !== 'metric' ? ('linear' as const) : scale,
      smoothing,
      zoom,
      references: referencesFor(quantity, loss, baselines ?? null),
      lanes: lanes ? LANES : [],
    }),
    [quantity, percent, scale, smoothing, zoom, lanes, baselines, loss, isGame],
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
