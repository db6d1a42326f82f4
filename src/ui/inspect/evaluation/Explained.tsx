import type { MetricId } from '../../../catalog/metrics/index.ts';
import { Formula } from '../../controls/Formula.tsx';
import { ProseOf } from '../../prose/ProseOf.tsx';
import { EntryOrigin } from '../EntryOrigin.tsx';
import { NotesAbout } from '../notes/NotesAbout.tsx';
import styles from './Evaluation.module.css';
import { metricOf } from './measures.ts';

/** The id of the explanation on the page. */
export const EXPLAINED = 'explained-metric';

/** Explains the metric that was focused last. */
export function Explained({ of }: { readonly of: MetricId }) {
  const { label, tex } = metricOf(of);
  return (
    <section id={EXPLAINED} className={styles.explained} aria-label={`About ${label}`}>
      <h3>{label}</h3>
      <Formula tex={tex} display />
      <ProseOf section="metrics" id={of} label={label}>
        {(prose) => (
          <>
            <p>{prose.text}</p>
            <EntryOrigin prose={prose} className={styles.reference} />
            <NotesAbout section="metrics" id={of} />
          </>
        )}
      </ProseOf>
    </section>
  );
}
