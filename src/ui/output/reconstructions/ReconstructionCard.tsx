import { useSlowly } from '../../useSlowly.ts';
import styles from '../PointCard.module.css';
import { readReconstruction } from './reading.ts';

/** The example under the pointer beside its reconstruction. */
export function ReconstructionCard({ point }: { readonly point: number }) {
  const reading = readReconstruction(useSlowly(), point);
  if (!reading) return null;
  const { part, label, error, features } = reading;
  return (
    <>
      <p className={styles.part}>
        {part} example, {label}
      </p>
      <dl className={styles.card}>
        {features.map(({ name, input, output }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {input}
              {output !== null && ` → ${output}`}
            </dd>
          </div>
        ))}
        {error !== null && (
          <div>
            <dt>error</dt>
            <dd>{error}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
