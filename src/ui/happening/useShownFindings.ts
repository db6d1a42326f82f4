import { useEffect, useState } from 'react';
import { isSatisfactory } from '../../catalog/diagnoses/satisfactory.ts';
import { experiment } from '../../store/experiment.ts';
import { onAsked } from '../../store/probe.ts';
import { run } from '../../store/run.ts';
import { silence } from '../../store/silence.ts';
import { trials } from '../../store/trial.ts';
import { loadable } from '../parts/loadable.ts';
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

interface Examines {
  /** The layers of a run that is going wrong. */
  readonly health: boolean;
  readonly leaks: boolean;
  /** The step in which a run has diverged. */
  readonly origin: boolean;
  /** Whether a copy of the network can fit one batch. */
  readonly oneBatch: boolean;
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
  const settled = settle(before, summary, performance.now(), {
    diagnose: rules.value?.diagnose ?? null,
    silenced: silence.getState().ids,
  });
  return { settled, verdict: currentVerdict(summary), examines: examinesIn(summary) };
}

/** Examining the layers costs time, so a run gets a while to learn before it is suspicious. */
const FEWEST_STEPS = 100;
const FEWEST_SECONDS = 2;

function examinesIn(summary: Summary): Examines {
  const { learner, status, step, replicas, diverged, probing } = summary;
  const seconds = run.getState().history.seconds.at(-1) ?? 0;
  const isSettled =
    step >= FEWEST_STEPS && (status === 'paused' || (status === 'running' && seconds >= FEWEST_SECONDS));
  const canExamine = learner === 'examples' && replicas === null && isSettled;
  return {
    health: canExamine && !isSatisfactory(summary),
    leaks: canExamine,
    origin: diverged && replicas === null,
    oneBatch: probing !== null,
  };
}

function currentVerdict(run: Summary): Verdict | null {
  const { trial } = trials.getState();
  if (!trial) return null;
  const found = rules.value?.diagnose(run, () => false).some(({ id }) => id === trial.diagnosis) ?? false;
  return verdictOf(trial, run, found);
}
