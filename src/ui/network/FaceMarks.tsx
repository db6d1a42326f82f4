import type { ReactNode } from 'react';
import { linkOpacity, linkWidth, STEPS } from '../../plots/network/links.ts';
import { DECADES } from '../../plots/network/log-strength.ts';
import { useShowsExample } from '../../store/example.ts';
import { useRun } from '../../store/run.ts';
import styles from './FaceMarks.module.css';
import { type Face, useScaleEnd } from './face.ts';
import { Mark } from './LegendMark.tsx';
import marks from './LegendMarks.module.css';

interface FaceMarksProps {
  readonly face: Face;
  /** The picture of a unit. */
  readonly unit: ReactNode;
}

/** The width of the strongest link in the legend. */
const THICKEST = 4.6;

/** The marks of a network that shows a number of each weight, such as its gradient, on a logarithmic scale. */
export function FaceMarks({ face, unit }: FaceMarksProps) {
  const { id, operator } = face;
  const example = useShowsExample();
  const symbol = (letter: string) => (
    <span translate="no">
      {operator}
      <var>{letter}</var>
    </span>
  );
  return (
    <>
      <div className={styles.subject}>
        <dt>{symbol('w')}</dt>
        <dd>
          {id === 'gradients'
            ? 'gradient of the loss by each weight, for the batch of the next step'
            : 'what the next step adds to each weight'}
          . Fields and locks are still about the weights.
        </dd>
      </div>
      <Scale of={id} />
      <Mark
        name="Colour of a link"
        shapes={
          <>
            <path d="M1 3.5h32" className={marks.positive} strokeWidth="3.4" />
            <path d="M1 10.5h32" className={marks.negative} strokeWidth="3.4" />
            <path d="M1 16.5h32" className={marks.faint} strokeWidth="0.8" />
          </>
        }
      >
        blue positive, orange negative, grey smaller or 0
      </Mark>
      {example && (
        <Mark
          name="Link of several weights"
          shapes={<path d="M1 10h32" className={marks.positive} strokeWidth="4.6" />}
        >
          of a kernel or of gates: the norm, with the sign of the sum
        </Mark>
      )}
      {id === 'gradients' && (
        <Mark
          name="Moving dashes"
          shapes={
            <>
              <path d="M1 10h32" className={marks.positive} strokeWidth="4.6" />
              <path d="M4 10h29" className={marks.dashes} strokeWidth="1.8" strokeDasharray="6 6" />
            </>
          }
        >
          training: dashes move from output to input
        </Mark>
      )}
      <Mark name="Colour of a unit, and dot" shapes={unit}>
        {symbol('b')} of its bias, on the same scale; neutral without a bias
      </Mark>
    </>
  );
}

/** The powers of ten as links, from the weakest to the strongest. */
function Scale({ of }: { readonly of: Face['id'] }) {
  const known = useRun(({ findings }) => findings[of] !== undefined);
  const end = useScaleEnd();
  const exponents = Array.from({ length: DECADES + 1 }, (_, index) => (end ?? 0) - DECADES + index);
  return (
    <div className={styles.scale}>
      <dt className="visually-hidden">Width of a link</dt>
      {!known || end === null ? (
        <dd>{known ? 'every number is 0' : 'The numbers appear as soon as the engine has computed them.'}</dd>
      ) : (
        <dd translate="no">
          <ol>
            {exponents.map((exponent, index) => {
              const step = (index / DECADES) * STEPS;
              return (
                <li key={exponent}>
                  <svg width="22" height="8" className={marks.shapes} aria-hidden="true">
                    <path
                      d="M0 4h22"
                      className={index === 0 ? marks.faint : marks.positive}
                      strokeWidth={index === 0 ? 0.8 : linkWidth(step, THICKEST)}
                      strokeOpacity={index === 0 ? 1 : linkOpacity(step)}
                    />
                  </svg>
                  10<sup>{String(exponent).replace('-', '−')}</sup>
                </li>
              );
            })}
          </ol>
        </dd>
      )}
    </div>
  );
}
