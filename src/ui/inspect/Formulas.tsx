import { ActivationCard } from './ActivationCard.tsx';
import { FormulaCard } from './FormulaCard.tsx';
import styles from './Formulas.module.css';

/** The activation of the chosen layer, and the formula of the entry that was used last. */
export function Formulas() {
  return (
    <div className={styles.cards}>
      <ActivationCard />
      <FormulaCard />
    </div>
  );
}
