import type { Draft } from '../../../table/draft.ts';
import { written } from '../../../table/usable.ts';
import { quote } from '../../../table/words.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { readAgain } from './importing.ts';
import styles from './OwnTab.module.css';

interface RemarksProps {
  readonly draft: Draft;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** More remarks are folded, because they would push the table out of view. */
const MOST_OPEN = 3;

/** Remarks on what was guessed or ignored, and questions that only a person can answer. */
export function Remarks({ draft: { warnings, missingCodes, read, unmet } }: RemarksProps) {
  return (
    <>
      <div role="status">
        {unmet.length > 0 && (
          <p className={styles.unmet}>
            <Quoting
              text={`No cell contains ${LIST.format(unmet.map(quote))}, which you entered as missing. Check the spelling in the file.`}
            />
          </p>
        )}
      </div>
      {missingCodes.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari removes the role of a list without bullets
        <ul className={styles.questions} role="list" aria-label="Possible missing values">
          {missingCodes.map(({ value, count, extreme, labels }) => (
            <li key={value}>
              <span>
                {written(value)} is the {extreme} value of{' '}
                <Quoting text={labels.map((label) => `“${label}”`).join(', ')} />, far from the others, and occurs{' '}
                {counted(count, 'time')}. Does it mark a missing value?
              </span>
              <Button onClick={() => void readAgain({ missing: [...read.missing, String(value)] })}>
                Treat {written(value)} as missing
              </Button>
            </li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <details className={styles.warnings} open={warnings.length <= MOST_OPEN}>
          <summary>{counted(warnings.length, 'remark')}</summary>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari removes the role of a list without bullets */}
          <ul role="list">
            {warnings.map(({ message }) => (
              <li key={message}>
                <Quoting text={message} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
