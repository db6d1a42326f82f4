import { useDeferredValue, useMemo } from 'react';
import { usualSeries } from '../../../experiment/index.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import { LIMITS, TEXT } from '../../../table/limits.ts';
import { ENCODINGS, type Encoding } from '../../../table/options.ts';
import { ownTable } from '../../../table/own.ts';
import { RARE, type TextDraft, TOKEN, type TokenCount } from '../../../table/text.ts';
import type { TextUnit } from '../../../table/tokens.ts';
import { counted } from '../../counted.ts';
import { Quoting } from '../../Quoting.tsx';
import { Choice } from '../own/Choice.tsx';
import own from '../own/OwnTab.module.css';
import { Verdict } from '../own/Verdict.tsx';
import { endText, nameText, setEncoding, setTextOptions, useTexts } from './importing.ts';
import styles from './TextPreview.module.css';

const UNITS: Readonly<Record<TextUnit, { readonly one: string; readonly many: string }>> = {
  characters: { one: 'character', many: 'characters' },
  words: { one: 'word', many: 'words' },
};

/** The tokens of the text that was read, the choices for them, and the result. */
export function TextPreview({ draft, name }: { readonly draft: TextDraft; readonly name: string }) {
  const { unit, lowerCase } = useTexts((store) => store.options);
  // Making a table of a long text must not delay typing.
  const named = useDeferredValue(name);
  const table = useMemo(
    () =>
      named.trim() === '' ? { message: 'Enter a name.' } : ownTable({ ...draft.table, name: named, target: TOKEN }),
    [draft, named],
  );
  const { count } = draft.table;
  const { window } = usualSeries({ rows: count, isText: true });
  return (
    <section className={own.preview} aria-label="Preview">
      <div className={own.fields}>
        <label className={own.field}>
          <span>Name</span>
          <input
            type="text"
            dir="auto"
            maxLength={LIMITS.label}
            value={name}
            onChange={({ target }) => nameText(target.value)}
          />
        </label>
        <Choice
          name="Tokens"
          title="What the network reads and predicts at each step. Punctuation marks and line breaks are words of their own."
          value={unit}
          options={{ characters: UNITS.characters.many, words: UNITS.words.many }}
          onChoose={(id) => void setTextOptions({ unit: id as TextUnit })}
        />
        {draft.encoding !== null && (
          <Choice
            name="Encoding"
            value={draft.encoding}
            options={ENCODINGS}
            onChoose={(id) => void setEncoding(id as Encoding)}
          />
        )}
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={lowerCase}
            onChange={({ target }) => void setTextOptions({ lowerCase: target.checked })}
          />
          <span>Lower case only</span>
        </label>
        <span className={own.size} role="status">
          {counted(count, UNITS[draft.options.unit].one)} · {draft.vocabulary.length} different · windows of {window}
        </span>
      </div>
      {draft.warning && (
        <p className={own.warnings}>
          <Quoting text={draft.warning.message} />
        </p>
      )}
      <Rare draft={draft} />
      <ul className={styles.vocabulary} aria-label="Vocabulary" translate="no">
        {draft.vocabulary.map((one) => (
          <Token key={one.token} of={one} />
        ))}
      </ul>
      <Verdict table={table} onDiscard={endText} onUsed={endText} />
    </section>
  );
}

/** What the vocabulary has no place for. */
function Rare({ draft: { options, vocabulary, rare, rareCount } }: { readonly draft: TextDraft }) {
  const { one } = UNITS[options.unit];
  if (rareCount === 0) return <p>The vocabulary has every {one} of the text, with the number of its occurrences:</p>;
  const places = vocabulary.find(({ token }) => token === RARE)?.count ?? 0;
  return (
    <details className={own.warnings}>
      <summary>
        The vocabulary has the {TEXT[options.unit] - 1} most frequent {UNITS[options.unit].many}.{' '}
        {counted(rareCount, 'rarer one')} at {counted(places, 'place')} {rareCount === 1 ? 'becomes' : 'become'} {RARE}.
      </summary>
      <ul className={styles.vocabulary} translate="no">
        {rare.map((each) => (
          <Token key={each.token} of={each} />
        ))}
        {rareCount > rare.length && <li>…</li>}
      </ul>
    </details>
  );
}

function Token({ of: { token, count } }: { readonly of: TokenCount }) {
  return (
    <li>
      <bdi>{visibleToken(token)}</bdi> <span>{count}</span>
    </li>
  );
}
