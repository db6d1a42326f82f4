import type { MetricId } from '../../../catalog/metrics/index.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import styles from './Evaluation.module.css';
import { EXPLAINED } from './Explained.tsx';
import { formatMetric, metricOf, summaryFor } from './measures.ts';

interface SummaryProps {
  readonly judgement: Judgement;
  readonly explained: MetricId;
  readonly onExplain: (id: MetricId) => void;
}

/** The metrics of all examples together. Hovering over or focusing a metric explains it. */
export function Summary({ judgement: { judged, view }, explained, onExplain }: SummaryProps) {
  const ids = summaryFor(view);
  const measures = ids.map((id) => ({ id, metric: metricOf(id), measured: metricOf(id).measure(judged) }));
  const reasons = new Set(measures.flatMap(({ measured }) => ('none' in measured ? [measured.none] : [])));
  return (
    <div>
      <ul className={styles.tiles} aria-label="Metrics">
        {measures.map(({ id, metric, measured }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.tile}
              aria-pressed={id === explained}
              aria-describedby={id === explained ? EXPLAINED : undefined}
              data-metric={id}
              data-value={'value' in measured ? measured.value : undefined}
              onPointerEnter={() => onExplain(id)}
              onFocus={() => onExplain(id)}
              onClick={() => onExplain(id)}
            >
              <strong>{formatMetric(metric, measured)}</strong>
              <span>
                {metric.label}
                {view.answer === 'class' && metric.measureClass && ' · macro'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {[...reasons].map((reason) => (
        <p key={reason} className={styles.reason}>
          {measures
            .filter(({ measured }) => 'none' in measured && measured.none === reason)
            .map(({ metric }) => metric.label)
            .join(', ')}
          : not defined. {reason}
        </p>
      ))}
    </div>
  );
}
