import { useCallback, useRef } from 'react';
import { dataOf, entryOf, hasGenerator } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { Control } from '../controls/Control.tsx';
import { Panel } from '../Panel.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Part } from '../parts/Part.tsx';
import { Quoting } from '../Quoting.tsx';
import { EnlargeButton } from '../workbench/EnlargeButton.tsx';
import { Metrics } from './Metrics.tsx';
import styles from './OutputPanel.module.css';
import { Picture } from './Picture.tsx';
import { PlaneSelect } from './PlaneSelect.tsx';
import { planesOf } from './planes.ts';
import { useShownView, ViewSwitch } from './ViewSwitch.tsx';

const Losses = lazyPart(async () => (await import('./Losses.tsx')).Losses, { name: 'The loss plot' });
const Replicas = lazyPart(async () => (await import('./Replicas.tsx')).Replicas, { name: 'The loss plot' });
const UnitLens = lazyPart(async () => (await import('./UnitLens.tsx')).UnitLens, {
  name: 'The unit lens',
  isQuiet: true,
});

const MOST_PROBABLE = { whole: 'class', step: 'class at each step', next: 'next token' };

/** The predictions as a picture, the losses over the steps, and the metrics. */
export function OutputPanel() {
  const curves = useRef<HTMLElement>(null);
  const { answer, classes, goal, sequence, target } = useExperiment(({ spec }) => dataOf(spec));
  const signed = useExperiment(({ spec }) => entryOf('losses', spec.loss.id).target === 'signs');
  const isGame = useExperiment(({ spec }) => hasGenerator(spec));
  const several = useExperiment(({ spec }) => spec.replicas > 1);
  const choosable = useExperiment(({ spec }) => planesOf(spec).length > 1);
  const shown = useShownView();
  const labels = useRun(({ view }) => view?.grid.labels) ?? [];
  // The button that had the focus is gone.
  const focusCurves = useCallback(() => curves.current?.focus({ preventScroll: true }), []);
  const meaning = {
    side: signed ? `${isGame ? 'higher' : 'above 0'} means “${classes[1]}”` : `probability of “${classes[1]}”`,
    labels: 'the probability of each label',
    class: `the most probable ${target.image ? 'class at each pixel' : sequence ? MOST_PROBABLE[sequence.predicts] : 'class'}`,
    number: `predicts ${goal}`,
    action: 'how the agent acts',
    input: 'the input, reconstructed',
  }[answer];
  return (
    <Panel
      title="Output"
      note={
        choosable && shown !== 'world' ? (
          <span className={styles.plane}>
            <PlaneSelect labels={labels} />
          </span>
        ) : (
          <span title={meaning}>
            <Quoting text={meaning} />
          </span>
        )
      }
      className={styles.output}
    >
      <div className={styles.views}>
        <ViewSwitch />
        <EnlargeButton region="output" />
      </div>
      <Part name="The output picture">
        <Picture />
      </Part>
      <Control of="curves">
        <section ref={curves} tabIndex={-1} data-part="losses" aria-label="Losses" className={styles.curves}>
          {several ? <Replicas onOpen={focusCurves} /> : <Losses />}
          <UnitLens />
        </section>
      </Control>
      <Control of="metrics">
        <Metrics />
      </Control>
    </Panel>
  );
}
