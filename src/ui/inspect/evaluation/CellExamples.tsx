import { dataOf } from '../../../experiment/index.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { UNSCALED, unscaled } from '../../../math/scale.ts';
import { FeatureName } from '../../../plots/core/FeatureName.tsx';
import { labelOf } from '../../../plots/core/feature-parts.ts';
import type { Cell } from '../../../store/evaluation.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import styles from './Evaluation.module.css';
import { ExampleImages } from './ExampleImages.tsx';
import { rowNoun } from './words.ts';

interface CellExamplesProps {
  readonly judgement: Judgement;
  /** Rows of the judgement: those of the cell, or those with a wrong prediction. */
  readonly rows: readonly number[];
  readonly cell: Cell | null;
}

const MOST_ROWS = 8;
const MOST_FEATURES = 4;

/**
 * The examples of a cell of the confusion matrix, which also have rings in the output picture. Without a cell, all images
 * with a wrong prediction.
 */
export function CellExamples({ judgement, rows, cell }: CellExamplesProps) {
  const { judged, points, view } = judgement;
  const { image } = useExperiment(({ spec }) => dataOf(spec));
  if (!cell) {
    return (
      <>
        {image && (
          <section className={styles.examples} aria-labelledby="wrong-predictions">
            <h3 id="wrong-predictions">
              {rows.length === 0 ? 'No wrong predictions' : counted(rows.length, 'wrong prediction')}
              {rows.length > 1 && ', the most certain first'}
            </h3>
            <ExampleImages judgement={judgement} rows={rows} both />
          </section>
        )}
        <p className={styles.hint}>Choose a cell to list its examples and ring them in the output picture.</p>
      </>
    );
  }
  const { classes, features } = view;
  const [actual, predicted] = [classes[cell.actual], classes[cell.predicted]];
  const shown = rows.slice(0, MOST_ROWS);
  const columns = features.slice(0, MOST_FEATURES);
  const scoreOf = (row: number) =>
    judged.scores[judged.classes > 2 ? row * judged.classes + cell.predicted : row] as number;
  return (
    <section className={styles.examples} aria-labelledby="examples-of-cell">
      <h3 id="examples-of-cell">
        {counted(rows.length, rowNoun(judgement))} of{' '}
        <Quoting text={`“${actual}” predicted ${cell.actual === cell.predicted ? 'correctly' : `as “${predicted}”`}`} />
      </h3>
      {image && <ExampleImages judgement={judgement} rows={rows} />}
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
      {!image && rows.length > shown.length && (
        <p className={styles.more}>and {formatCount(rows.length - shown.length)} more with less certain scores</p>
      )}
    </section>
  );
}
