import type { ReactNode } from 'react';
import { linkOpacity, linkWidth, STEPS } from '../../plots/network/links.ts';
import { DECADES } from '../../plots/network/log-strength.ts';
import { useShowsExample } from '../../store/example.ts';
import styles from './FaceMarks.module.css';
import { FaceSymbol } from './FaceSymbol.tsx';
import { type Face, useScaleEnd } from './face.ts';
import { Mark } from './LegendMark.tsx';
import marks from './LegendMarks.module.css';
import { MOVING_DASHES, SIGNS } from './legendShapes.tsx';
import { PowerOfTen } from './PowerOfTen.tsx';

interface FaceMarksProps {
  readonly face: Face;
  /** The picture of a unit. */
  readonly unit: ReactNode;
}

/** The width of the strongest link in the legend. */
const THICKEST = 4.6;

/** The marks of a network that shows a number of each weight, such as its gradient, on a logarithmic scale. */
export function FaceMarks({ face, unit }: FaceMarksProps) {
  const { id } = face;
  const example = useShowsExample();
  return (
    <>
      <div className={styles.subject}>
        <dt>
          <FaceSymbol of={id} letter="w" />
        </dt>
        <dd>
          {id === 'gradients'
            ? 'gradient of the loss by each weight, for the batch of the next step'
            : 'what the next step adds to each weight'}
          . Fields and locks are still about the weights.
        </dd>
      </div>
      <Scale />
      <Mark name="Colour of a link" shapes={SIGNS}>
        blue positive, orange negative, grey smaller or 0
      </Mark>
      {example && (
        <Mark
          name="Link of several weights"
          shapes={<path d="M1 10h32" className={marks.positive} strokeWidth="4.6" />}
        >
          of a kernel, of tokens or of gates: the norm, with the sign of the sum; attention has no weights for single
          links
        </Mark>
      )}
      {id === 'gradients' && (
        <Mark name="Moving dashes" shapes={MOVING_DASHES}>
          training: dashes move from output to input
        </Mark>
      )}
      <Mark name="Colour of a unit, and dot" shapes={unit}>
        <FaceSymbol of={id} letter="b" /> of its bias, on the same scale; neutral without a bias
      </Mark>
    </>
  );
}

/** The powers of ten on the scale. */
const POWERS = Array.from({ length: DECADES + 1 }, (_, decade) => decade);

/** The powers of ten as links, from the weakest to the strongest. */
function Scale() {
  const end = useScaleEnd();
  if (end === null) return null;
  return (
    <div className={styles.scale}>
      <dt className="visually-hidden">Width of a link</dt>
      <dd translate="no">
        <ol>
          {POWERS.map((decade) => (
            <li key={decade}>
              <svg width="24" height="8" className={marks.shapes} aria-hidden="true">
                <path
                  d="M0 4h24"
                  className={decade === 0 ? marks.faint : marks.positive}
                  strokeWidth={decade === 0 ? 0.8 : linkWidth((decade / DECADES) * STEPS, THICKEST)}
                  strokeOpacity={decade === 0 ? 1 : linkOpacity((decade / DECADES) * STEPS)}
                />
              </svg>
              <PowerOfTen exponent={decade - DECADES + end} />
            </li>
          ))}
        </ol>
      </dd>
    </div>
  );
}
