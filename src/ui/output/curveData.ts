import type { CurveData, GhostCurve, LiveSource } from '../../plots/types.ts';
import type { ExperimentSpec } from '../../spec/index.ts';
import { experiment } from '../../store/experiment.ts';
import { run } from '../../store/run.ts';
import { comparable, type Ghost, ghostName, runs } from '../../store/runs.ts';

/** The run on the screen among earlier runs on the same data. */
export const curveData: LiveSource<CurveData> = {
  get() {
    const { frame, history } = run.getState();
    return (
      frame && {
        history,
        now: frame.step,
        epochsPerStep: frame.step > 0 ? frame.epoch / frame.step : 0,
        ghosts: ghostCurves(runs.getState().ghosts, experiment.getState().spec),
      }
    );
  },
  subscribe(listener) {
    const stops = [run.subscribe(listener), runs.subscribe(listener), experiment.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};

let latest: { ghosts: readonly Ghost[]; spec: ExperimentSpec; curves: readonly GhostCurve[] } | null = null;

/** The ghosts that can be drawn; made anew only when they or the experiment have changed. */
function ghostCurves(ghosts: readonly Ghost[], spec: ExperimentSpec): readonly GhostCurve[] {
  if (latest?.ghosts === ghosts && latest.spec === spec) return latest.curves;
  const curves = ghosts
    .filter((ghost) => ghost.shown && ghost.spec.data.id === spec.data.id)
    .map((ghost) => ({
      number: ghost.number,
      name: ghostName(ghost, spec),
      step: ghost.step,
      loss: comparable(ghost.spec, spec) ? ghost.loss : [],
      metric: ghost.metric,
    }));
  latest = { ghosts, spec, curves };
  return curves;
}
