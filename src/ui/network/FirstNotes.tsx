import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rem, useDesignPixel } from '../../plots/core/design-pixels.ts';
import type { NetworkLayout } from '../../plots/network/layout.ts';
import { pointOnLink } from '../../plots/network/link-curve.ts';
import { type PlacedNote, type Point, placeNotes } from '../../plots/network/place-notes.ts';
import { dismissFirstNotes } from '../../store/firstNotes.ts';
import { isPlaying, useRun } from '../../store/run.ts';
import { useWhyStuck } from '../actions.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import styles from './FirstNotes.module.css';
import { subjectOf } from './unitSubject.ts';

interface FirstNotesProps {
  readonly layout: NetworkLayout;
  /** Height of the headers above the columns. */
  readonly top: number;
}

/** Running time in milliseconds after which a person no longer needs the notes. */
const A_MOMENT = 12_000;

/** Three notes on the picture for a first visit: on a unit, on a link and at Play. They do not block the pointer. */
export function FirstNotes({ layout, top }: FirstNotesProps) {
  const running = useRun(isPlaying);
  const stuck = useWhyStuck() !== null;
  const subject = useRun(({ view }) => (view ? subjectOf(view) : ''));
  const calm = useReducedMotion();
  const pixel = useDesignPixel();
  const unit = useRef<HTMLParagraphElement>(null);
  const link = useRef<HTMLParagraphElement>(null);
  const [[unitPlace = null, linkPlace = null], setPlaces] = useState<readonly (PlacedNote | null)[]>([]);

  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(dismissFirstNotes, A_MOMENT);
    return () => clearTimeout(timer);
  }, [running]);

  // The size of a note changes with its font, which may load later.
  useLayoutEffect(() => {
    const [first, second] = [unit.current, link.current];
    if (!first || !second) return;
    const size = ({ offsetWidth, offsetHeight }: HTMLElement) => ({
      width: offsetWidth / pixel,
      height: offsetHeight / pixel,
    });
    const observer = new ResizeObserver(() =>
      setPlaces(
        placeNotes(layout, top, [
          { ...size(first), targets: unitsOf(layout) },
          { ...size(second), targets: linksOf(layout) },
        ]),
      ),
    );
    observer.observe(first);
    observer.observe(second);
    return () => observer.disconnect();
  }, [layout, top, pixel]);

  return (
    <div data-picture="none" className={styles.notes}>
      <svg className={styles.leaders} aria-hidden="true">
        <g transform={`scale(${pixel})`}>
          <Leader of={unitPlace} />
          <Leader of={linkPlace} />
        </g>
      </svg>
      <ul aria-label="Notes for a first visit">
        <li>
          <p ref={unit} role="note" className={styles.note} style={styleOf(unitPlace)}>
            The picture of a unit shows its output {subject}.
          </p>
        </li>
        <li>
          <p ref={link} role="note" className={styles.note} style={styleOf(linkPlace)}>
            The wider a link, the larger its weight. Blue is positive, orange negative.
            {!calm && <span className={styles.motion}> Links move during training.</span>}
          </p>
        </li>
        {!running && !stuck && (
          <li>
            <p role="note" className={`${styles.note} ${styles.play}`}>
              Press Play<span className={styles.key}>, or Space,</span> to train.
            </p>
          </li>
        )}
      </ul>
    </div>
  );
}

function Leader({ of }: { readonly of: PlacedNote | null }) {
  if (!of) return null;
  const [[x1, y1], [x2, y2]] = of.leader;
  return (
    <>
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      <circle cx={x2} cy={y2} r="2.5" />
    </>
  );
}

/** The edges of hidden units, or of the outputs if there are none. */
function unitsOf({ columns }: NetworkLayout): readonly Point[] {
  const hidden = columns.length > 2 ? columns.slice(1, -1) : columns.slice(1);
  return hidden.flatMap(({ nodes }) =>
    nodes.flatMap(({ x, y, size }): Point[] => [
      [x, y + size / 2],
      [x + size, y + size / 2],
    ]),
  );
}

/** Points on the links into the output. */
function linksOf({ columns }: NetworkLayout): readonly Point[] {
  const ends = columns.at(-1)?.nodes ?? [];
  return (columns.at(-2)?.nodes ?? []).flatMap((start) => ends.map((end) => pointOnLink(start, end, 0.4)));
}

/** A note without a position is still read aloud. */
function styleOf(place: PlacedNote | null): CSSProperties {
  // Unlike `left` and `top`, no layout shift.
  return place ? { translate: `${rem(place.x)} ${rem(place.y)}` } : { clipPath: 'inset(50%)' };
}
