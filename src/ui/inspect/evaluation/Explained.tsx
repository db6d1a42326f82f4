import { Formula } from '../../controls/Formula.tsx';
import { ReferenceLink } from '../ReferenceLink.tsx';
import styles from './Evaluation.module.css';
import { type MetricId, metricOf } from './measures.ts';

/** Id of the explanation in the page. */
export const EXPLAINED = 'explained-metric';

/** What the number is that a person turned to last. */
export function Explained({ of }: { readonly of: MetricId }) {
  const { label, tex, text, differs, reference } = metricOf(of);
  return (
    <section id={EXPLAINED} className={styles.explained} aria-label={`About ${label}`}>
      <h3>{label}</h3>
      <Formula tex={tex} display />
      <p>{text}</p>
      {differs && (
        <p>
          <b>Elsewhere.</b> {differs}
        </p>
      )}
      <p className={styles.reference}>
        <ReferenceLink reference={reference} />
      </p>
    </section>
  );
}
