import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { PARTS } from '../../../experiment/experiment.ts';
import { lengthOf } from '../../../math/sample.ts';
import { rem } from '../../../plots/core/design-pixels.ts';
import type { RunView, SeveralWish } from '../../../runtime/protocol.ts';
import { chooseExample, placeInPart, useExampleIn, useExampleOrder } from '../../../store/example.ts';
import { useSlowly } from '../../useSlowly.ts';
import { useWatch } from '../../useWatch.ts';
import { examplesAround } from '../sequences/around.ts';
import styles from './ExampleRows.module.css';
import rows from './Rows.module.css';

/** An example as a row of pictures. */
export interface ExampleRow {
  readonly pictures: ReactNode;
  /** Beside the pictures. */
  readonly beside: ReactNode;
  /** What a screen reader says about it after its place and before what is beside the pictures. */
  readonly words: readonly string[];
}

interface ExampleRowsProps {
  readonly view: RunView;
  /** In design pixels. */
  readonly height: number;
  /** Height of a picture, in design pixels. */
  readonly side: number;
  /** The names of the pictures, which are as wide as they are high. */
  readonly heads: readonly string[];
  /** The name of the list. */
  readonly label: string;
  /** @param output that of the network, in the layout of the output layer; null until it is known */
  readonly row: (example: number, output: Float32Array | null) => ExampleRow;
  readonly caption: ReactNode;
}

/** The space around a row, and that of the words above and below all rows, in design pixels. */
const GAP = 14;
const WORDS = 40;

/** Examples of the part that is in view, each with the network’s output; a press puts one into view. */
export function ExampleRows({ view, height, side, heads, label, row, caption }: ExampleRowsProps) {
  const index = useExampleIn(view);
  const outputOf = useOutputs(view, Math.max(1, Math.floor((height - WORDS) / (side + GAP))));
  if (index === null) return null;
  const grid = { '--pictures': heads.length, '--side': rem(side) } as CSSProperties;
  return (
    <figure className={styles.figure} style={grid}>
      <p className={styles.head} aria-hidden="true">
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </p>
      <ul className={rows.rows} aria-label={label}>
        {[...outputOf].map(([example, output]) => {
          const { pictures, beside, words } = row(example, output);
          const [position, count] = placeInPart(view, example);
          const part = PARTS[view.points.part[example] as number];
          return (
            <li key={example}>
              <button
                type="button"
                className={`${rows.row} ${styles.row}`}
                aria-current={example === index}
                onClick={() => chooseExample(example)}
              >
                <span className="visually-hidden">
                  {[`${part} example ${position} of ${count}`, ...words, ''].join(', ')}
                </span>
                {pictures}
                <span className={styles.words}>{beside}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <figcaption className={rows.caption}>{caption}</figcaption>
    </figure>
  );
}

/** The outputs for the examples around the one in view, by their indices; null until they are known. */
function useOutputs(view: RunView, count: number): ReadonlyMap<number, Float32Array | null> {
  const index = useExampleIn(view);
  const order = useExampleOrder();
  const shown = useMemo(
    () => (index === null ? [] : examplesAround(view, index, count, order)),
    [view, index, count, order],
  );
  const wish = useMemo((): SeveralWish => ({ indices: shown }), [shown]);
  useWatch('several', shown.length > 0 && wish);
  const { several } = useSlowly().findings;
  const type = view.layers.at(-1)?.type;
  return new Map(
    shown.map((example) => {
      const output = several?.outputs[several.of.indices.indexOf(example)];
      // Right after an edit, the last one may still be of another network.
      return [example, output && type && output.length === lengthOf(type) ? output : null];
    }),
  );
}
