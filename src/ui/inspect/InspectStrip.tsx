import { ActivationCard } from './ActivationCard.tsx';
import { FormulaCard } from './FormulaCard.tsx';
import styles from './InspectStrip.module.css';

/** A closer look: the formula of what was chosen last, and the activation of the chosen layer. */
export function InspectStrip() {
  return (
    <section className={styles.strip} aria-labelledby="inspect-title">
      <h2 id="inspect-title" className="visually-hidden">
        Inspect
      </h2>
      <ActivationCard />
      <FormulaCard />
    </section>
  );
}
