import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import styles from './CheckDialog.module.css';
import { CheckedResult } from './CheckedResult.tsx';
import type { Checked } from './checks.ts';
import { Outcome } from './Outcome.tsx';

interface CheckedTableProps {
  readonly checked: readonly Checked[];
  readonly onOpen: () => void;
}

/** Several codes, a row each; one at a time is shown in full. */
export function CheckedTable({ checked, onOpen }: CheckedTableProps) {
  const [shown, setShown] = useState<number | null>(null);
  const chosen = shown === null ? undefined : checked[shown];
  return (
    <>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">no.</th>
              <th scope="col">name</th>
              <th scope="col">lesson</th>
              <th scope="col">points</th>
              <th scope="col">result</th>
              <th scope="col">
                <span className="visually-hidden">Details</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {checked.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: results are only added at the end
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <Row checked={one} />
                <td>
                  <Button
                    look="quiet"
                    aria-expanded={shown === index}
                    aria-label={`Details of code ${index + 1}`}
                    onClick={() => setShown(shown === index ? null : index)}
                  >
                    Details
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen && <CheckedResult checked={chosen} onOpen={onOpen} />}
    </>
  );
}

function Row({ checked }: { readonly checked: Checked }) {
  if ('fault' in checked) {
    return (
      <>
        <td>–</td>
        <td>–</td>
        <td>–</td>
        <td className={styles.fault}>{checked.fault}</td>
      </>
    );
  }
  const { result, verification } = checked;
  const { outcome, message, score } = verification;
  return (
    <>
      <td translate="no">{result.student || '–'}</td>
      <td>{result.lesson.title}</td>
      <td>{`${score.raw} of ${score.max}`}</td>
      <td>
        <Outcome of={outcome} /> {message}
      </td>
    </>
  );
}
