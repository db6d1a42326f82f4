import type { Call, Section } from '../../experiment/index.ts';
import { Formula } from '../controls/Formula.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import styles from './EntryFormula.module.css';

const FormulaTools = lazyPart(async () => (await import('./FormulaTools.tsx')).FormulaTools, {
  name: 'The numbers of the formula',
  waiting: <div className={styles.waiting} />,
});

export interface EntryFormulaProps {
  readonly section: Section;
  readonly call: Call;
  /** As TeX. */
  readonly tex: string;
  /** The layer to which it belongs; null for the chosen one. */
  readonly layer?: number | null;
  readonly isGenerator?: boolean;
}

/** The formula of a chosen catalog entry, which can be shown with the present numbers and copied. */
export function EntryFormula({ tex, ...of }: EntryFormulaProps) {
  return (
    <>
      <Formula tex={tex} display />
      <FormulaTools tex={tex} {...of} />
    </>
  );
}
