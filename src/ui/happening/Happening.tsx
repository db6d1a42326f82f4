import { useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import styles from './Happening.module.css';
import { useTold } from './useTold.ts';

/** One sentence on what is happening to the run, and what to try next. */
export function Happening() {
  const engine = useEngine();
  const line = useRef<HTMLElement>(null);
  const { sentence, tone, announcement, remedies } = useTold();
  return (
    <section ref={line} tabIndex={-1} aria-label="What is happening" className={styles.line} data-tone={tone}>
      <p className={styles.sentence}>
        <Numbered text={sentence} />
      </p>
      {remedies.length > 0 && (
        <span className={styles.remedies}>
          {remedies.map(({ label, explain, apply }) => (
            <Button
              key={label}
              className={styles.remedy}
              title={explain}
              onClick={() => {
                apply(engine);
                // The button goes with the finding.
                line.current?.focus({ preventScroll: true });
              }}
            >
              {label}
            </Button>
          ))}
        </span>
      )}
      {/* The visible sentence changes with its numbers, too often to be announced. */}
      <p role="status" className="visually-hidden">
        {announcement}
      </p>
    </section>
  );
}

/** 0.0312, 1,200, 98.7%, 1.65e−5. */
const NUMBER = /(−?\d(?:[\d.,]*\d)?M?(?:e−?\d+)?%?)/;

/** A sentence whose numbers change without its words: a translator keeps both. */
function Numbered({ text }: { readonly text: string }) {
  return text.split(NUMBER).map((piece, place) =>
    // Every second piece is a number.
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a sentence is its place
      <span key={place} translate="no">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
