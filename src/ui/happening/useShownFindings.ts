import { useEffect, useState } from 'react';
import { experiment } from '../../store/experiment.ts';
import { onAsked } from '../../store/probe.ts';
import { run } from '../../store/run.ts';
import { silence } from '../../store/silence.ts';
import { trials } from '../../store/trial.ts';
import { loadable } from '../parts/loadable.ts';
import { type Examines, examinesIn } from './examines.ts';
import type { ShownFinding } from './judge.ts';
import { type Settled, settle } from './settle.ts';
import { type Summary, summarize } from './summary.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** The pause between two readings, each of which goes through the curves and the maps. */
const PAUSE_MS = 250;

const rules = loadable(() => import('./diagnose.ts'));

/** What the page says about a run. */
export interface Shown {
  /** The verdict on the remedy that is being tried; null without one. */
  readonly verdict: Verdict | null;
  readonly findings: readonly ShownFinding[];
  /** What the engine should examine. */
  readonly examines: Examines;
}

/** What the page says now, updated a few times per second. */
export function useShownFindings(): Shown {
  const [shown, setShown] = useState<Shown>(() => {
    const { settled, ...rest } = look(null);
    return { findings: settled.shown, ...rest };
  });
  useEffect(() => {
    let timer = 0;
    let latest: Settled | null = null;
    const update = () => {
      timer = 0;
      const { settled, ...rest } = look(latest);
      latest = settled;
      setShown({ findings: settled.shown, ...rest });
      if (settled.next) lookSoon();
    };
    const lookSoon = () => {
      timer ||= window.setTimeout(update, PAUSE_MS);
    };
    update();
    // Nothing can go wrong before there is a network.
    const stopLoading = run.subscribe(({ view }) => {
      if (view && !rules.value) void rules.load().then(lookSoon, () => {});
    });
    const stops = [...[run, experiment, silence, trials].map((store) => store.subscribe(lookSoon)), onAsked(lookSoon)];
    return () => {
      for (const stop of [stopLoading, ...stops]) stop();
      window.clearTimeout(timer);
    };
  }, []);
  return shown;
}

function look(before: Settled | null) {
  const summary = summarize(run.getState(), experiment.getState());
  const seconds = run.getState().history.seconds.at(-1) ?? 0;
  const examines = examinesIn(summary, seconds);
  const settled = settle(before, summary, performance.now(), {
    diagnose: rules.value?.diagnose ?? null,
    silenced: silence.getState().ids,
  });
  return { settled, verdict: currentVerdict(summary, examines), examines };
}

function currentVerdict(summary: Summary, { health }: Examines): Verdict | null {
  const { trial } = trials.getState();
  if (!trial) return null;
  const found = rules.value?.diagnose(summary, () => false).some(({ id }) => id === trial.diagnosis) ?? false;
  const isExamined = !health || run.getState().findings.health?.step === summary.step;
  return verdictOf(trial, summary, found, isExamined);
}
