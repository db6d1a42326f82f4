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

/** More of them would push away what they are about. */
const MOST_OPEN = 3;

/** What was guessed or ignored, and what only a person can decide. */
export function Remarks({ draft: { warnings, gapCodes, read, unmet } }: RemarksProps) {
  return (
    <>
      <div role="status">
        {unmet.length > 0 && (
          <p className={styles.unmet}>
            <Quoting
              text={`No cell holds ${LIST.format(unmet.map(quote))}, which you named as missing. Check how the file writes it.`}
            />
          </p>
        )}
      </div>
      {gapCodes.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from a list without bullets
        <ul className={styles.questions} role="list" aria-label="Possible gaps">
          {gapCodes.map(({ value, count, extreme, labels }) => (
            <li key={value}>
              <span>
                {written(value)} is the {extreme} value of{' '}
                <Quoting text={labels.map((label) => `“${label}”`).join(', ')} />, far from the others, and occurs{' '}
                {counted(count, 'time')}. Does it mark a gap?
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
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from a list without bullets */}
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
