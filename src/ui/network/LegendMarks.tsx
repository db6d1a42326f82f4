import { type ReactNode, useId } from 'react';
import { useShowsExample } from '../../store/example.ts';
import { useRun } from '../../store/run.ts';
import { FaceMarks } from './FaceMarks.tsx';
import { useFace } from './face.ts';
import { Mark } from './LegendMark.tsx';
import styles from './LegendMarks.module.css';
import { MOVING_DASHES, SIGNS } from './legendShapes.tsx';

/** Every kind of mark in the picture of a network, in its colours, with its meaning. */
export function LegendMarks() {
  const shades = useId();
  const face = useFace();
  const unit = (x: number) => (
    <>
      <rect x={x} y="2" width="16" height="16" rx="4" fill={`url(#${shades})`} />
      <rect x={x + 0.5} y="2.5" width="15" height="15" rx="3.5" className={styles.frame} />
    </>
  );
  return (
    <>
      <svg width="0" height="0" className={styles.shades} aria-hidden="true">
        <linearGradient id={shades} x2="1" y2="0.6">
          <stop offset="0.1" className={styles.negative} />
          <stop offset="0.5" className={styles.neutral} />
          <stop offset="0.9" className={styles.positive} />
        </linearGradient>
      </svg>
      <dl className={styles.marks}>
        {face ? <FaceMarks face={face} unit={unit(9)} /> : <WeightMarks unit={unit} />}
        <Mark
          name="Lock"
          shapes={
            <>
              <circle cx="17" cy="10" r="8" className={styles.plate} />
              <path d="M14 9h6v4.5h-6z" className={styles.bolt} />
              <path d="M15 9a2 2 0 0 1 4 0" className={styles.outline} strokeWidth="1.2" />
            </>
          }
        >
          frozen weight or bias
        </Mark>
        <Mark
          name="Outline"
          shapes={
            <>
              {unit(9)}
              <rect x="7.5" y="0.8" width="19" height="18.4" rx="5.5" className={styles.outline} strokeWidth="1.5" />
            </>
          }
        >
          the unit under the pointer
        </Mark>
      </dl>
    </>
  );
}

/** The marks of a network that shows its weights. @param unit a unit at a distance from the left */
function WeightMarks({ unit }: { readonly unit: (x: number) => ReactNode }) {
  const example = useShowsExample();
  const several = useRun(({ view }) => view?.answer === 'class');
  return (
    <>
      <Mark
        name="Width of a link"
        shapes={
          <>
            <path d="M1 3h32" className={styles.positive} strokeWidth="1" />
            <path d="M1 9h32" className={styles.positive} strokeWidth="2.4" />
            <path d="M1 16.5h32" className={styles.positive} strokeWidth="4.6" />
          </>
        }
      >
        size of the weight{' '}
        <span translate="no">
          |<var>w</var>|
        </span>
        {example && ', or of all weights for a channel together,'} within its layer
      </Mark>
      <Mark name="Colour of a link" shapes={SIGNS}>
        blue positive, orange negative, grey near 0
      </Mark>
      <Mark name="Moving dashes" shapes={MOVING_DASHES}>
        training: dashes move from input to output
      </Mark>
      <Mark name="Picture" shapes={unit(9)}>
        {example ? 'output of the unit for the example in view' : 'output of the unit over the input plane'}
      </Mark>
      {several && (
        <Mark
          name="Picture of an output"
          shapes={
            <>
              <rect y="2" width="16" height="16" rx="4" className={styles.sure} />
              <rect x="18" y="2" width="16" height="16" rx="4" className={styles.unsure} />
            </>
          }
        >
          colour of its class, stronger if more probable
        </Mark>
      )}
      <Mark
        name="Dot"
        shapes={
          <>
            {unit(9)}
            <circle cx="10.5" cy="16" r="3.6" className={styles.negative} />
          </>
        }
      >
        bias: size and sign
      </Mark>
    </>
  );
}
