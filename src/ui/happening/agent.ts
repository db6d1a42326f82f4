import type { AgentEvidence } from '../../catalog/diagnoses/evidence.ts';
import { cellsOf, obstacleIn } from '../../experiment/gridworld.ts';
import { type ExperimentSpec, environmentOf } from '../../experiment/index.ts';
import type { RunStore } from '../../store/run.ts';

/** @param from the step at which the run was last changed; 0 if it was not */
export function agentOf({ frame, history }: RunStore, spec: ExperimentSpec, from: number): AgentEvidence | null {
  const environment = environmentOf(spec);
  if (!environment) return null;
  const { args } = spec.data;
  const step = frame?.step ?? 0;
  const returns = history.values['train/metric'];
  const shown = history.step.flatMap((one, place) =>
    one >= from && one <= step && Number.isFinite(returns[place]) ? [place] : [],
  );
  const now = frame?.values;
  return {
    worlds: spec.worlds,
    episodes: now?.episodes ?? 0,
    meanReturn: now?.['train/metric'] ?? Number.NaN,
    low: now?.['return-low'] ?? Number.NaN,
    high: now?.['return-high'] ?? Number.NaN,
    solvedAt: environment.solved(args),
    entropy: (now?.['train/entropy'] ?? Number.NaN) / Math.log(environment.actions(args).length),
    epsilon: spec.method.args.epsilon ?? 0,
    canReachGoal: canReachGoal(spec),
    returns: {
      step: shown.map((place) => history.step[place] as number),
      mean: shown.map((place) => returns[place] as number),
    },
  };
}

function canReachGoal(spec: ExperimentSpec): boolean {
  const cells = cellsOf(spec);
  return cells === null || obstacleIn(cells) === null;
}
