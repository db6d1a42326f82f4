import { useEvaluation } from '../../store/evaluation.ts';
import { useSlowly } from '../useSlowly.ts';
import { useWatch } from '../useWatch.ts';
import styles from './PointCard.module.css';
import { readPoint } from './reading.ts';

interface PointCardProps {
  readonly point: number;
  readonly planar: boolean;
}

/** With more the card would be larger than the picture. */
const MOST_FEATURES = 4;

/** What is known of the example that is pointed at. */
export function PointCard({ point, planar }: PointCardProps) {
  useWatch({ predictions: true });
  const threshold = useEvaluation((store) => store.threshold);
  const reading = readPoint(useSlowly(), point, planar, threshold);
  if (!reading) return null;
  const { features, part, target, prediction, residual, loss } = reading;
  // A low picture cuts off what comes last.
  const rows = [
    { name: 'target', value: target },
    { name: 'prediction', value: prediction },
    { name: 'residual', value: residual },
    { name: 'loss', value: loss },
    ...features.slice(0, MOST_FEATURES),
  ];
  return (
    <>
      <p className={styles.part}>
        {part} example
        {features.length > MOST_FEATURES && <small> · {features.length} features</small>}
      </p>
      <dl className={styles.card}>
        {rows.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
