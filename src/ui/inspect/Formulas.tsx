import { ActivationCard } from './ActivationCard.tsx';
import { FormulaCard } from './FormulaCard.tsx';
import styles from './Formulas.module.css';

/** The formula of what was chosen last, and the activation of the chosen layer. */
export function Formulas() {
  return (
    <div className={styles.cards}>
      <ActivationCard />
      <FormulaCard />
    </div>
  );
}
