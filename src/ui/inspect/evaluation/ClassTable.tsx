import { supports } from '../../../catalog/metrics/confusion.ts';
import type { Measured, MetricDef } from '../../../catalog/metrics/definition.ts';
import type { MetricId } from '../../../catalog/metrics/index.ts';
import { average } from '../../../catalog/metrics/measuring.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount } from '../../../math/format.ts';
import styles from './Evaluation.module.css';
import { EXPLAINED } from './Explained.tsx';
import { byClassFor, formatMetric, metricOf } from './measures.ts';
import { rowNoun } from './words.ts';

interface ClassTableProps {
  readonly judgement: Judgement;
  readonly explained: MetricId;
  readonly onExplain: (id: MetricId) => void;
}

const NONE: Measured = { none: '' };

/** Precision, recall and F1 of each class, and their means. */
export function ClassTable({ judgement, explained, onExplain }: ClassTableProps) {
  const { judged, view } = judgement;
  const columns = byClassFor(view).map((id) => ({ id, metric: metricOf(id) }));
  const counts = supports(judged);
  const cell = (metric: MetricDef, measured: Measured) => (
    <td key={metric.label} title={'none' in measured ? measured.none : undefined}>
      {formatMetric(metric, measured)}
    </td>
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">Metrics of each class against the rest</caption>
        <thead>
          <tr>
            <th scope="col">class</th>
            {columns.map(({ id, metric }) => (
              <th key={id} scope="col">
                <button
                  type="button"
                  aria-pressed={id === explained}
                  aria-describedby={id === explained ? EXPLAINED : undefined}
                  onPointerEnter={() => onExplain(id)}
                  onFocus={() => onExplain(id)}
                  onClick={() => onExplain(id)}
                >
                  {id === 'iou' ? <abbr title={metric.label}>IoU</abbr> : metric.label}
                </button>
              </th>
            ))}
            <th scope="col">{rowNoun(judgement)}s</th>
          </tr>
        </thead>
        <tbody>
          {view.classes.map((name, label) => (
            <tr key={name}>
              <th scope="row" translate="no" title={name}>
                {name}
              </th>
              {columns.map(({ metric }) => cell(metric, metric.measureClass?.(judged, label) ?? NONE))}
              <td>{formatCount(counts[label] as number)}</td>
            </tr>
          ))}
          {(['macro', 'weighted'] as const).map((weighting) => (
            <tr key={weighting} className={styles.mean}>
              <th
                scope="row"
                title={
                  weighting === 'macro'
                    ? 'The mean over the classes with equal weights'
                    : 'The mean over the classes, weighted by their examples'
                }
              >
                {weighting} mean
              </th>
              {columns.map(({ metric }) =>
                cell(metric, metric.measureClass ? average(judged, metric.measureClass, weighting) : NONE),
              )}
              <td>{formatCount(judged.labels.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
