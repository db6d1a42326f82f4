import type { BandHistory, LiveSource, PlotFrame, RateHistory } from '../plots/core/types.ts';
import { followEvaluations, run } from '../store/run.ts';

/** The latest frame and the curves so far, for plots that draw them without rendering React. */
export const frames: LiveSource<PlotFrame> = { get: () => run.getState().frame, subscribe: run.subscribe };
export const rates: LiveSource<RateHistory> = {
  get() {
    const { step, values } = run.getState().history;
    return { step, learningRate: values['learning-rate'] };
  },
  subscribe: followEvaluations,
};
export const bands: LiveSource<BandHistory> = { get: () => run.getState().history, subscribe: followEvaluations };
export const predictions: LiveSource<ArrayLike<number>> = {
  get: () => run.getState().findings.predictions?.values ?? null,
  subscribe: run.subscribe,
};
