import type { Answer } from '../../catalog/tasks/definition.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { chooseOutputView, type OutputView, useOutputView } from '../../store/choice.ts';
import { useRun } from '../../store/run.ts';
import styles from './ViewSwitch.module.css';

interface View {
  readonly id: OutputView;
  readonly label: string;
  readonly title: string;
}

const VIEWS: readonly View[] = [
  { id: 'map', label: 'Map', title: 'The prediction at every point of the plane' },
  { id: 'surface', label: '3-D', title: 'The same as a surface, which you can turn' },
  { id: 'targets', label: 'Targets', title: 'Predictions over targets, for any number of features' },
];

const AGENT_VIEWS: readonly View[] = [
  { id: 'world', label: 'World', title: 'Episodes that the agent plays, at a speed that a person can follow' },
  { id: 'map', label: 'States', title: 'The value of every state, and what the agent does there' },
];

/** The chosen view, or the usual one if the run has no such view: the world of an agent, or the map. */
export function useShownView(): OutputView {
  const chosen = useOutputView();
  const isOfAgent = useRun(({ view }) => Boolean(view?.world));
  const fits = useRun(
    ({ view }) =>
      view !== null &&
      chosen !== null &&
      !isOfExamples(view) &&
      viewsOf(view.answer, view.grid.labels.length).some(({ id }) => id === chosen),
  );
  return fits && chosen !== null ? chosen : isOfAgent ? 'world' : 'map';
}

/** Chooses the view of the output. */
export function ViewSwitch() {
  const shown = useShownView();
  const answer = useRun(({ view }) => view?.answer ?? 'side');
  const axes = useRun(({ view }) => view?.grid.labels.length ?? 2);
  const views = viewsOf(answer, axes);
  const listsExamples = useRun(({ view }) => view !== null && isOfExamples(view));
  if (views.length === 1 || listsExamples) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label="View of the output" className={styles.views}>
      {views.map(({ id, label, title }) => (
        <button key={id} type="button" aria-pressed={id === shown} title={title} onClick={() => chooseOutputView(id)}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** Whether the output is shown for single examples, because they have no place on a plane or several targets. */
function isOfExamples({ sequence, positions }: RunView): boolean {
  return sequence !== null || positions !== null;
}

function viewsOf(answer: Answer, axes: number): readonly View[] {
  return answer === 'action' ? AGENT_VIEWS : VIEWS.filter(({ id }) => suits(id, answer, axes));
}

function suits(view: OutputView, answer: Answer, axes: number): boolean {
  return view === 'map' || (view === 'surface' ? axes === 2 && answer !== 'input' : answer === 'number');
}
