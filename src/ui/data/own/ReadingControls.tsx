import { useState } from 'react';
import type { Delimiter } from '../../../table/delimiter.ts';
import type { Draft, FirstLine } from '../../../table/draft.ts';
import { type DecimalSign, ENCODINGS, type Encoding } from '../../../table/options.ts';
import { useCommit } from '../../controls/useCommit.ts';
import { Choice } from './Choice.tsx';
import { readAgain } from './importing.ts';
import styles from './OwnTab.module.css';

interface ReadingControlsProps {
  readonly draft: Draft;
}

const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Pipe',
  ' ': 'Spaces',
};
const DECIMALS: Readonly<Record<DecimalSign, string>> = { '.': 'Point', ',': 'Comma' };
const FOOTERS = { ignore: 'Ignored', read: 'Read as rows' } as const;
/** The number of characters shown of a line. */
const SHOWN = 36;

/** The options with which the file was read; a change reads it again. */
export function ReadingControls({ draft: { read, firstLines } }: ReadingControlsProps) {
  const { header, encoding, delimiter, decimal, missing, footer } = read;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex container in all browsers
    <div className={styles.fields} role="group" aria-label="Reading options">
      <Choice
        name="Column names"
        value={String(header)}
        options={{ ...linesByNumber(firstLines, header), none: 'No line' }}
        onChoose={(line) => void readAgain({ header: line === 'none' ? line : Number(line) })}
      />
      <Choice
        name="Delimiter"
        value={delimiter}
        options={DELIMITERS}
        onChoose={(sign) => void readAgain({ delimiter: sign as Delimiter })}
      />
      <Choice
        name="Decimal sign"
        value={decimal}
        options={DECIMALS}
        onChoose={(sign) => void readAgain({ decimal: sign as DecimalSign })}
      />
      {encoding !== null && (
        <Choice
          name="Encoding"
          value={encoding}
          options={ENCODINGS}
          onChoose={(other) => void readAgain({ encoding: other as Encoding })}
        />
      )}
      <MissingField key={missing.join()} missing={missing} />
      {footer !== null && (
        <Choice
          name="Notes and totals below"
          value={footer}
          options={FOOTERS}
          onChoose={(what) => void readAgain({ footer: what as keyof typeof FOOTERS })}
        />
      )}
    </div>
  );
}

/** The markers of missing values, separated by commas. A change takes effect when it is entered. */
function MissingField({ missing }: { missing: readonly string[] }) {
  const [text, setText] = useState(missing.join(', '));
  const input = useCommit((entered) => {
    const tokens = entered.split(',').map((token) => token.trim());
    void readAgain({ missing: tokens.filter((token) => token !== '') });
  });
  return (
    <label className={styles.field}>
      <span>Missing values</span>
      <input
        ref={input}
        type="text"
        className={styles.missing}
        value={text}
        placeholder="empty cells only"
        title="Markers of missing values, apart from empty cells, separated by commas, such as NA, -999"
        spellCheck={false}
        onChange={({ target }) => setText(target.value)}
      />
    </label>
  );
}

/** Labels for the first lines by number, and for the chosen one if it is further down. */
function linesByNumber(lines: readonly FirstLine[], header: number | 'none'): Record<string, string> {
  const named = lines.map(({ line, cells }): [number, string] => {
    const text = cells.map((cell) => cell.trim()).join(' · ');
    return [line, `Line ${line}: ${text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text}`];
  });
  if (header !== 'none' && !lines.some(({ line }) => line === header)) named.push([header, `Line ${header}`]);
  return Object.fromEntries(named);
}
