/**
 * Tells screen readers what changes on the page besides the control that a person operates (PhET calls it a context
 * response): what an edit changed and what becomes of the run, and how the run stands when its status changes.
 */
import { type ExperimentSpec, effectOf } from '../../experiment/index.ts';
import type { RunState } from '../../runtime/protocol.ts';
import { experiment, isOpening } from '../../store/experiment.ts';
import { isStuck, type RunStore, run } from '../../store/run.ts';
import { announce } from './announce.ts';
import { SUMMARY } from './summary.ts';
import { editWords, type Fate, runWords, summaryWords } from './words.ts';

/** As long as edits, or changes of the run, follow one another faster, only the last one is told. */
const EDIT_MS = 500;
const RUN_MS = 100;

/** An edit that is not told yet. */
interface Edit {
  readonly before: ExperimentSpec;
  /** The step of the run before. */
  readonly step: number;
  /** Whether the run has been back at its start since. */
  startsOver: boolean;
}

/** What was told last about the run. */
type Told = Pick<RunState, 'status' | 'reason'> & { readonly step: number };

/**
 * Announces edits and the status of the run, and keeps the summary current.
 * @returns a function that ends this
 */
export function followPage(): () => void {
  let edit: Edit | null = null;
  let told: Told = { status: 'loading', reason: null, step: 0 };
  let timer = 0;

  function tellSoon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(tell, edit ? EDIT_MS : RUN_MS);
  }

  function tell() {
    timer = 0;
    const { spec, dragging, withheld } = experiment.getState();
    const now = run.getState();
    if (dragging || (edit && !isAdopted(edit, now, spec))) return;
    summarize(now, spec);
    const words = [edit && editWords(edit.before, spec, fateOf(edit)), withheld ? '' : news(told, now, spec, edit)];
    edit = null;
    told = toldOf(now);
    const sentence = words.filter(Boolean).join(' ');
    if (sentence !== '') announce(sentence);
  }

  const stops = [
    experiment.subscribe((now, before) => {
      if (now.spec !== before.spec) {
        // Whoever opens a link or a step of a lesson knows what they opened.
        if (isOpening()) edit = null;
        else edit ??= { before: before.spec, step: run.getState().frame?.step ?? 0, startsOver: false };
      }
      if (now.spec !== before.spec || now.dragging !== before.dragging) tellSoon();
    }),
    run.subscribe((now, before) => {
      if (edit && now.frame !== before.frame && now.frame?.step === 0) edit.startsOver = true;
      if (now.startsWhenReady !== before.startsWhenReady && now.state.status === 'loading') {
        announce(
          now.startsWhenReady
            ? 'Training will start when the experiment is ready.'
            : 'Training will not start when the experiment is ready.',
        );
      }
      const isSteady = now.state.status !== 'running' && now.frame !== before.frame;
      if (now.state !== before.state || now.view !== before.view || isSteady) tellSoon();
    }),
  ];
  tellSoon();
  return () => {
    window.clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Whether the engine has adopted an edit, so that it is known what becomes of the run. */
function isAdopted({ before }: Edit, { viewSpec, state }: RunStore, spec: ExperimentSpec): boolean {
  const effect = effectOf(before, spec);
  return effect === 'none' || effect === 'live' || viewSpec === spec || isStuck(state.status);
}

function fateOf({ step, startsOver }: Edit): Fate {
  return step === 0 ? null : startsOver ? 'starts over' : 'continues';
}

/** What is new about the run; empty if nothing is. A run that starts over because of an edit needs no more words. */
function news(told: Told, now: RunStore, spec: ExperimentSpec, edit: Edit | null): string {
  const { status, reason, step } = toldOf(now);
  const isSame = status === told.status && reason === told.reason;
  const hasMoved = status === 'paused' && step > told.step;
  if ((isSame && !hasMoved) || (edit && status === 'ready')) return '';
  // A reason that was told already, such as a note about the engine, is not repeated.
  return runWords(reason === told.reason ? { ...now, state: { ...now.state, reason: null } } : now, spec);
}

function toldOf({ state: { status, reason }, frame }: RunStore): Told {
  return { status, reason, step: frame?.step ?? 0 };
}

function summarize(now: RunStore, spec: ExperimentSpec): void {
  const place = document.getElementById(SUMMARY);
  const words = summaryWords(now, spec);
  if (place && place.textContent !== words) place.textContent = words;
}
