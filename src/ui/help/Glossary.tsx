import { Formula } from '../controls/Formula.tsx';
import styles from './Glossary.module.css';
import { glossary } from './glossary.ts';

/** What the letters in the formulas mean. */
export default function Glossary() {
  return glossary.map(({ title, terms }) => (
    <section key={title} className={styles.chapter}>
      <h4>{title}</h4>
      <dl>
        {terms.map(({ tex, meaning }) => (
          <div key={tex}>
            <dt>
              <Formula tex={tex} />
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
