import { useRef } from 'react';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { focusOn } from '../focusOn.ts';
import { useWatch } from '../useWatch.ts';
import styles from './Happening.module.css';
import { useShownFinding } from './useShownFinding.ts';

/** A sentence on what is happening in the run, with buttons for what to try next. */
export function Happening() {
  const engine = useEngine();
  // Findings about a game need the generated examples.
  useWatch(
    'generated',
    useExperiment(({ spec }) => hasGenerator(spec)),
  );
  const line = useRef<HTMLElement>(null);
  const { sentence, tone, announcement, remedies } = useShownFinding();
  return (
    <section ref={line} tabIndex={-1} aria-label="What is happening" className={styles.line} data-tone={tone}>
      <p className={styles.sentence}>
        <Numbered text={sentence} />
      </p>
      {remedies.length > 0 && (
        <span className={styles.remedies}>
          {remedies.map(({ label, explain, apply, shows }) => (
            <Button
              key={label}
              className={styles.remedy}
              title={explain}
              onClick={({ detail }) => {
                // The second press of a double click.
                if (detail > 1) return;
                apply(engine);
                // The button disappears with the finding.
                if (shows) focusOn(shows);
                else line.current?.focus({ preventScroll: true });
              }}
            >
              {label}
            </Button>
          ))}
        </span>
      )}
      {/* The numbers in the visible sentence change too often to be announced. */}
      <p role="status" className="visually-hidden">
        {announcement}
      </p>
    </section>
  );
}

/** 0.0312, 1,200, 98.7%, 1.65e−5. */
const NUMBER = /(−?\d(?:[\d.,]*\d)?M?(?:e−?\d+)?%?)/;

/** A sentence with its numbers as separate elements, which can change without a new translation of the words. */
function Numbered({ text }: { readonly text: string }) {
  return text.split(NUMBER).map((piece, index) =>
    // Every second piece is a number.
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no other identity
      <span key={index} translate="no">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
