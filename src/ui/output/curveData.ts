import { type ExperimentSpec, sameData } from '../../experiment/index.ts';
import type { CurveData, GhostCurve, LiveSource } from '../../plots/core/types.ts';
import { experiment } from '../../store/experiment.ts';
import { followEvaluations, run } from '../../store/run.ts';
import { comparable, type KeptRun, nameOf, runs } from '../../store/runs.ts';

/** The current run together with earlier runs on the same data. */
export const curveData: LiveSource<CurveData> = {
  get() {
    const { frame, history, view } = run.getState();
    return (
      frame &&
      view && {
        history,
        now: frame.step,
        passes: view.passes,
        ghosts: ghostCurves(runs.getState().kept, experiment.getState().spec),
      }
    );
  },
  subscribe(listener) {
    const stops = [followEvaluations(listener), runs.subscribe(listener), experiment.subscribe(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  },
};

let latest: { kept: readonly KeptRun[]; spec: ExperimentSpec; curves: readonly GhostCurve[] } | null = null;

/** The earlier runs that can be drawn; recomputed only if they or the experiment have changed. */
function ghostCurves(kept: readonly KeptRun[], spec: ExperimentSpec): readonly GhostCurve[] {
  if (latest?.kept === kept && latest.spec === spec) return latest.curves;
  const curves = kept.flatMap((one) =>
    one.drawn === null || !sameData(one.spec, spec)
      ? []
      : {
          number: one.number,
          place: one.drawn,
          name: nameOf(one, spec),
          step: one.step,
          values: comparable(one.spec, spec) ? one.values : { ...one.values, loss: [] },
        },
  );
  latest = { kept, spec, curves };
  return curves;
}
