import { useRef } from 'react';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { undo, useExperiment } from '../../store/experiment.ts';
import { useRestrictions } from '../../store/restrictions.ts';
import { endSilence, useSilenced } from '../../store/silence.ts';
import { endTrial } from '../../store/trial.ts';
import { Button } from '../controls/Button.tsx';
import { counted } from '../counted.ts';
import { useEngine } from '../engine.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { useWatch } from '../useWatch.ts';
import { Details } from './Details.tsx';
import styles from './Happening.module.css';
import type { Diagnosed, ShownFinding } from './judge.ts';
import { Numbered } from './Numbered.tsx';
import { ProofPicture } from './ProofPicture.tsx';
import { useShownFindings } from './useShownFindings.ts';

const Fixed = lazyPart(async () => (await import('../embed/Fixed.tsx')).Fixed, { name: 'The list of fixed settings' });

/** What is happening in the run: a sentence with its evidence, and buttons for what to try next. */
export function Happening() {
  // Hidden settings are named beside the others, unless there are none.
  const namesFixed = useRestrictions(({ hidden }) => hidden.has('training') || hidden.has('setup'));
  const engine = useEngine();
  // Findings about a game need the generated examples.
  useWatch(
    'generated',
    useExperiment(({ spec }) => hasGenerator(spec)),
  );
  const line = useRef<HTMLElement>(null);
  const { verdict, findings, examines } = useShownFindings();
  useWatch('health', examines.health);
  useWatch('leaks', examines.leaks);
  useWatch('origin', examines.origin);
  useWatch('oneBatch', examines.oneBatch);
  const silenced = useSilenced();
  const [first, second] = findings as [ShownFinding, ShownFinding?];
  const { sentence, tone, announcement } = verdict ?? first;
  // The pressed button disappears.
  const keepFocus = () => line.current?.focus({ preventScroll: true });
  const shown = verdict ? [] : [first, second].filter((one) => one !== undefined);
  const [remedy] = first.remedies;
  return (
    <section ref={line} tabIndex={-1} aria-label="What is happening" className={styles.line} data-tone={tone}>
      {namesFixed && <Fixed />}
      <p className={styles.sentence}>
        <Numbered text={sentence} />
      </p>
      <span className={styles.actions}>
        {shown.filter(isDiagnosed).map((diagnosed, place) => (
          <Details key={diagnosed.id} diagnosed={diagnosed} isSecond={place > 0} onDone={keepFocus}>
            {place === 0 && diagnosed.proof && <ProofPicture proof={diagnosed.proof} size="small" />}
          </Details>
        ))}
        {!verdict && remedy && (
          <Button
            className={styles.action}
            title={remedy.explain}
            onClick={({ detail }) => {
              // The second press of a double click.
              if (detail > 1) return;
              remedy.apply(engine);
              keepFocus();
            }}
          >
            {remedy.label}
          </Button>
        )}
        {verdict && (
          <Button
            className={styles.action}
            title="Undoes the change, and shows the run as it was before"
            onClick={() => {
              undo();
              keepFocus();
            }}
          >
            Take it back
          </Button>
        )}
        {verdict?.isOver && (
          <Button
            className={styles.action}
            title="Continues with the change"
            onClick={() => {
              endTrial();
              keepFocus();
            }}
          >
            Keep it
          </Button>
        )}
        {!verdict && silenced.length > 0 && !isDiagnosed(first) && (
          <Button look="quiet" className={styles.action} onClick={endSilence}>
            Report {counted(silenced.length, 'silenced problem')} again
          </Button>
        )}
      </span>
      {/* The numbers in the visible sentence change too often to be announced. */}
      <p role="status" className="visually-hidden">
        {announcement}
      </p>
    </section>
  );
}

function isDiagnosed(finding: ShownFinding): finding is Diagnosed {
  return 'proof' in finding;
}
