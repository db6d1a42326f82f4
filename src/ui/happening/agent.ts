import { type ExperimentSpec, environmentOf } from '../../experiment/index.ts';
import { type Trend, trendOf } from '../../math/trends.ts';
import type { RunStore } from '../../store/run.ts';

/** The information about an agent that the findings need. */
export interface Agent {
  /** The number of episodes that are over. */
  readonly episodes: number;
  /** The mean return of the last episodes of all worlds, and the lowest and the highest tenth of them. */
  readonly meanReturn: number;
  readonly low: number;
  readonly high: number;
  /** The mean return at which the task counts as solved; null if there is no such number. */
  readonly solvedAt: number | null;
  /** How undecided the policy is, as a share of the maximum; NaN without a policy. */
  readonly entropy: number;
  /** The mean returns of the run so far, since the start or the last change. */
  readonly returns: Returns;
}

/** Mean returns in the order of their steps, without those before the first episode was over. */
export interface Returns {
  readonly step: readonly number[];
  readonly mean: readonly number[];
}

/** @param from the step at which the run was last changed; 0 if it was not */
export function agentOf({ frame, history }: RunStore, spec: ExperimentSpec, from: number): Agent | null {
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
    episodes: now?.episodes ?? 0,
    meanReturn: now?.['train/metric'] ?? Number.NaN,
    low: now?.['return-low'] ?? Number.NaN,
    high: now?.['return-high'] ?? Number.NaN,
    solvedAt: environment.solved(args),
    entropy: (now?.['train/entropy'] ?? Number.NaN) / Math.log(environment.actions(args).length),
    returns: {
      step: shown.map((place) => history.step[place] as number),
      mean: shown.map((place) => returns[place] as number),
    },
  };
}

/** The trend of returns as that of losses, which are better if they are lower. */
export function trendOfReturns({ step, mean }: Returns, better: 'higher' | 'lower'): Trend {
  const sign = better === 'higher' ? -1 : 1;
  return trendOf({ step, trainLoss: mean.map((one) => sign * one), validationLoss: mean.map(() => Number.NaN) });
}
