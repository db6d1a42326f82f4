import { chooseOutputView, type OutputView, useOutputView } from '../../store/choice.ts';
import { useRun } from '../../store/run.ts';
import styles from './ViewSwitch.module.css';

const VIEWS: readonly { readonly id: OutputView; readonly label: string; readonly title: string }[] = [
  { id: 'map', label: 'Map', title: 'What the network says about every place of the plane' },
  { id: 'surface', label: '3-D', title: 'The same as a surface that can be turned' },
  { id: 'targets', label: 'Targets', title: 'Predictions over targets, for any number of features' },
];

/** The view that is chosen, or the map where the data have no such view. */
export function useShownView(): OutputView {
  const chosen = useOutputView();
  const fitting = useRun(({ view }) => view !== null && suits(chosen, view.task, view.grid.labels.length));
  return fitting ? chosen : 'map';
}

/** Chooses how the output is pictured. */
export function ViewSwitch() {
  const shown = useShownView();
  const task = useRun(({ view }) => view?.task ?? 'binary');
  const axes = useRun(({ view }) => view?.grid.labels.length ?? 2);
  const views = VIEWS.filter(({ id }) => suits(id, task, axes));
  if (views.length === 1) return null;
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

function suits(view: OutputView, task: string, axes: number): boolean {
  return view === 'map' || (view === 'surface' ? axes === 2 : task === 'regression');
}
