import { dataOf } from '../../../experiment/index.ts';
import { UNSCALED, unscaled } from '../../../math/scale.ts';
import { FeatureName } from '../../../plots/core/FeatureName.tsx';
import { labelOf } from '../../../plots/core/feature-parts.ts';
import { formatCount, formatNumber } from '../../../plots/core/format.ts';
import { ImageMosaic } from '../../../plots/core/ImageMosaic.tsx';
import type { Cell } from '../../../store/evaluation.ts';
import { chooseExample, useExampleIn } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { pixelsOf } from '../../pixels.ts';
import { Quoting } from '../../Quoting.tsx';
import styles from './Evaluation.module.css';
import type { Judgement } from './judge.ts';

interface CellExamplesProps {
  readonly judgement: Judgement;
  /** Indices of rows in the judgement. */
  readonly rows: readonly number[];
  readonly cell: Cell | null;
}

const MOST_ROWS = 8;
const MOST_IMAGES = 24;
/** Width and height of an image, in pixels. */
const IMAGE = 56;
const MOST_FEATURES = 4;

/** The examples of a cell of the confusion matrix. They also have rings in the output picture. */
export function CellExamples({ judgement: { judged, points, view }, rows, cell }: CellExamplesProps) {
  const shape = useExperiment(({ spec }) => dataOf(spec));
  const inView = useExampleIn(view);
  if (!cell) {
    return <p className={styles.hint}>Choose a cell to list its examples and ring them in the output picture.</p>;
  }
  const { classes, features } = view;
  const [actual, predicted] = [classes[cell.actual], classes[cell.predicted]];
  const { image } = shape;
  const shown = rows.slice(0, image ? MOST_IMAGES : MOST_ROWS);
  const columns = features.slice(0, MOST_FEATURES);
  const scoreOf = (row: number) =>
    judged.scores[judged.classes > 2 ? row * judged.classes + cell.predicted : row] as number;
  return (
    <section className={styles.examples} aria-labelledby="examples-of-cell">
      <h3 id="examples-of-cell">
        {formatCount(rows.length)} {rows.length === 1 ? 'example' : 'examples'} of{' '}
        <Quoting text={`“${actual}” predicted ${cell.actual === cell.predicted ? 'correctly' : `as “${predicted}”`}`} />
      </h3>
      {image && (
        <ul className={styles.images}>
          {shown.map((row) => (
            <li key={row}>
              <button
                type="button"
                className={styles.image}
                aria-label={`Show this “${actual}” in the network, score ${formatNumber(scoreOf(row), { fixed: true })}`}
                aria-pressed={points[row] === inView}
                title="Show in the network"
                onClick={() => chooseExample(points[row] as number)}
              >
                <ImageMosaic {...image} pixels={pixelsOf(view, shape, points[row] as number) ?? []} size={IMAGE} />
                {formatNumber(scoreOf(row), { fixed: true })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && !image && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Quoting text={`score of “${judged.classes > 2 ? predicted : classes[1]}”`} />
                </th>
                {columns.map((feature) => (
                  <th key={feature} scope="col">
                    <FeatureName name={labelOf(view, feature)} />
                  </th>
                ))}
                {features.length > MOST_FEATURES && <th scope="col">…</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row}>
                  <th scope="row">{formatNumber(scoreOf(row), { fixed: true })}</th>
                  {columns.map((feature, column) => (
                    <td key={feature}>
                      {formatNumber(
                        unscaled(
                          view.points.features[(points[row] as number) * features.length + column] as number,
                          view.scales.get(feature) ?? UNSCALED,
                        ),
                      )}
                    </td>
                  ))}
                  {features.length > MOST_FEATURES && <td>…</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > shown.length && (
        <p className={styles.more}>and {formatCount(rows.length - shown.length)} more with less certain scores</p>
      )}
    </section>
  );
}
