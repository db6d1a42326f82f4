import type { Claim, Measured } from '../../goals/claim.ts';
import { quantityOf } from '../../goals/quantities.ts';
import { valueText } from '../../goals/words.ts';
import { rounded } from '../../handin/result.ts';
import { capitalized } from '../../math/capitalized.ts';
import styles from './CheckDialog.module.css';

interface NumbersProps {
  readonly goals: readonly Claim[];
  readonly claimed: Measured;
  /** null if it was not run again. */
  readonly repeated: Measured | null;
}

/** What a code claims beside what was measured again: the numbers of the goals, and all others that differ. */
export function Numbers({ goals, claimed, repeated }: NumbersProps) {
  const ofGoals = goals.map(({ quantity }) => quantity);
  const differs = (quantity: string) =>
    repeated !== null &&
    quantity !== 'test_looks' &&
    rounded(claimed[quantity] ?? Number.NaN) !== rounded(repeated[quantity] ?? Number.NaN);
  const shown = [...new Set([...ofGoals, ...Object.keys(claimed).filter(differs)])];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Number</span>
          </th>
          <th scope="col">claimed</th>
          <th scope="col">run again</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((quantity) => (
          <tr key={quantity} className={differs(quantity) ? styles.differs : undefined}>
            <th scope="row">{capitalized(quantityOf(quantity)?.label ?? quantity)}</th>
            <td>{numberText(quantity, claimed[quantity], differs(quantity))}</td>
            <td>
              {quantity === 'test_looks'
                ? 'not part of a run'
                : numberText(quantity, repeated?.[quantity], differs(quantity))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** @param exactly whether all digits are shown, because others would look the same */
function numberText(quantity: string, value = Number.NaN, exactly: boolean): string {
  if (Number.isNaN(value)) return '–';
  return exactly ? String(rounded(value)) : valueText(quantity, value);
}
