import { memo, useMemo } from 'react';
import { learnsByReward } from '../../experiment/agent.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import { environmentOf } from '../../experiment/world.ts';
import { useSize } from '../../plots/core/size.ts';
import { CurvePlot } from '../../plots/curves/CurvePlot.tsx';
import type { Reference } from '../../plots/curves/draw-references.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { MEASURES, type ScoreId, SIGNALS } from '../../runtime/series.ts';
import { setCurves, useCurves } from '../../store/curves.ts';
import { useExperiment } from '../../store/experiment.ts';
import { type RunStore, useRun } from '../../store/run.ts';
import { hasCurves, useRuns } from '../../store/runs.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { isPercent, scoreName, shownScore, whyNotLog } from '../series.ts';
import { useMedia } from '../useMedia.ts';
import { useWatch } from '../useWatch.ts';
import { CurveTools } from './CurveTools.tsx';
import { curveData } from './curveData.ts';
import { useInvitation } from './invitation.ts';
import styles from './Losses.module.css';

const EarlierRuns = lazyPart(async () => (await import('./EarlierRuns.tsx')).EarlierRuns, {
  name: 'The earlier runs',
});
const LANES = SIGNALS.map((series) => ({ series, ...MEASURES[series] }));

/** The series between which most returns of an agent lie. */
const RETURNS = ['return-low', 'return-high'] as const;

/** The horizontal lines with which a score is compared. */
function referencesFor(
  quantity: ScoreId,
  spec: ExperimentSpec,
  baselines: RunView['baselines'],
  linearLoss: number | null,
): readonly Reference[] {
  if (quantity === 'metric') {
    const solved = environmentOf(spec)?.solved(spec.data.args) ?? null;
    return solved === null ? [] : [{ name: 'solved', value: solved, isGoal: true }];
  }
  const equilibrium = entryOf('losses', spec.loss.id).game?.equilibrium;
  if (equilibrium) {
    const value = quantity === 'loss' ? equilibrium.discriminator : equilibrium.generator;
    return value === null ? [] : [{ name: 'equilibrium', value }];
  }
  if (quantity !== 'loss') return [];
  return [
    ...(baselines && baselines.guessing !== null ? [{ name: 'guessing', value: baselines.guessing }] : []),
    ...(baselines ? [{ name: 'best constant', value: baselines.constant }] : []),
    ...(linearLoss === null ? [] : [{ name: 'linear model', value: linearLoss }]),
  ];
}

/** Another network is trained for comparison only after this many seconds, so that it does not delay the start. */
const SETTLED = 3;

function hasTrained({ history, state }: RunStore): boolean {
  const isUnderWay = state.status === 'running' || state.status === 'paused';
  return isUnderWay && (history.seconds.at(-1) ?? 0) >= SETTLED;
}

/** The curves of a single run, together with earlier runs. */
export const Losses = memo(function Losses() {
  const [room, size] = useSize<HTMLDivElement>();
  const { quantity: chosen, scale, smoothing, zoom, ...wish } = useCurves((store) => store);
  const metric = useRun(({ view }) => view?.metric);
  const baselines = useRun(({ view }) => view?.baselines);
  const spec = useExperiment((store) => store.spec);
  const linearLoss = useRun(({ findings }) => findings.linear?.loss ?? null);
  useWatch('linear', useRun(hasTrained) && baselines !== null);
  const hasEarlierRuns = useRuns(({ kept }) => kept.some(hasCurves));
  const tall = useMedia('(min-height: 62.5rem)');
  const lanes = wish.lanes ?? tall;
  const quantity = shownScore(chosen, spec);
  const percent = isPercent(quantity, metric);
  const isAgent = learnsByReward(spec);
  const { label } = scoreName(quantity, metric);
  const name = label.toLowerCase();
  const view = useMemo(
    () => ({
      quantity,
      percent,
      scale: percent ? ('share' as const) : whyNotLog(quantity, spec, metric) ? ('linear' as const) : scale,
      smoothing,
      zoom,
      references: referencesFor(quantity, spec, baselines ?? null, linearLoss),
      undivided: isAgent ? name : null,
      band: isAgent && quantity === 'metric' ? RETURNS : null,
      lanes: lanes ? LANES : [],
    }),
    [quantity, percent, scale, smoothing, zoom, lanes, baselines, linearLoss, spec, metric, isAgent, name],
  );
  const falls = MEASURES[quantity].better === 'lower' && !isAgent;
  const empty = useInvitation(`the ${name}${falls ? ' fall' : ''}`);
  return (
    <>
      <CurveTools lanes={lanes} />
      <div ref={room} className={`${styles.losses} ${lanes ? styles.withLanes : ''}`}>
        {size && (
          <CurvePlot
            source={curveData}
            label={isAgent ? `${label} over the steps` : `Training and validation ${name} over the steps`}
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
});
