import { type ExperimentSpec, print } from '../../experiment/index.ts';
import type { DraftStep } from '../../gallery/draft.ts';
import { changeStep } from '../../store/draft-lesson.ts';
import { load, unguarded, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../inspect/Segments.tsx';
import { titleOf } from '../share/words.ts';
import styles from './Builder.module.css';
import { experimentNow } from './open.ts';
import { useProblem } from './problems.ts';
import { ProblemText } from './TextField.tsx';

interface StartFieldsProps {
  readonly step: DraftStep;
  readonly index: number;
  readonly spec: ExperimentSpec;
}

/** The experiment with which a step starts: the one on the screen, or what students have made in the step before. */
export function StartFields({ step: { key, experiment }, index, spec }: StartFieldsProps) {
  const isShown = useExperiment((store) => print(store.spec) === print(spec));
  const problem = useProblem(`${index}.experiment`);
  const take = () => changeStep(key, { experiment: experimentNow() });
  return (
    <>
      {index > 0 && (
        <div className={styles.start}>
          <Segments
            label="Starts with"
            value={experiment === null ? 'continue' : 'own'}
            options={[
              { id: 'continue', label: 'The step before' },
              { id: 'own', label: 'An experiment' },
            ]}
            onChoose={(id) => (id === 'own' ? take() : changeStep(key, { experiment: null }))}
          />
        </div>
      )}
      <p className={styles.remark}>
        {experiment === null ? 'It continues with what the student has made. Opened by itself: ' : ''}
        <span translate="no">{titleOf(spec)}</span>
        {isShown ? ', which is on the screen.' : ', which is not on the screen.'}
      </p>
      <div className={styles.row}>
        {experiment !== null && (
          <Button onClick={take} reason={isShown ? 'It already starts with that' : null}>
            Use the experiment on the screen
          </Button>
        )}
        {!isShown && (
          <Button look="quiet" onClick={() => unguarded(() => load(print(spec)))}>
            Show it
          </Button>
        )}
      </div>
      <ProblemText text={problem} />
    </>
  );
}
