import type { CSSProperties } from 'react';
import { formatProbability } from '../../../math/format.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { Sample } from '../../../runtime/protocol.ts';
import { joinTokens, unitOf } from '../../../table/tokens.ts';
import { counted } from '../../counted.ts';
import table from '../NumberTable.module.css';
import styles from './Generation.module.css';

interface ChoicesProps {
  readonly sample: Sample;
  readonly number: number;
  /** Index of a drawn token. */
  readonly token: number;
  readonly vocabulary: readonly string[];
}

/** Tokens before the chosen one that are repeated. */
const BEFORE = 12;

/** The tokens that could have been drawn in place of one, with their probabilities. */
export function Choices({ sample: { prompt, drawn }, number, token, vocabulary }: ChoicesProps) {
  const one = drawn[token];
  if (!one) return null;
  const nameOf = (index: number) => visibleToken(vocabulary[index] ?? '');
  const before = [...prompt, ...drawn.slice(0, token).map((earlier) => earlier.token)];
  const others = vocabulary.length - one.choices.length;
  return (
    <section className={styles.choices} aria-label={`Alternatives to token ${token + 1} of sample ${number}`}>
      <p>
        After{' '}
        <b translate="no">
          “{before.length > BEFORE && '…'}
          {joinTokens(before.slice(-BEFORE).map(nameOf), unitOf(vocabulary))}”
        </b>
        , sample {number}
      </p>
      <table className={`${table.numbers} ${styles.table}`} translate="no">
        <thead>
          <tr>
            <th scope="col">token</th>
            <th scope="col">network</th>
            <th scope="col">drawn with</th>
          </tr>
        </thead>
        <tbody>
          {one.choices.map((choice) => (
            <tr key={choice.token} data-chosen={choice.token === one.token || undefined}>
              <th scope="row">{nameOf(choice.token)}</th>
              <Share share={choice.probability} />
              <Share share={choice.drawn} />
            </tr>
          ))}
          {others > 0 && (
            <tr>
              <th scope="row">{counted(others, 'other')}</th>
              <Share share={one.others.probability} />
              <Share share={one.others.drawn} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Share({ share }: { readonly share: number }) {
  return (
    <td data-bar="" style={{ '--share': `${100 * share}%` } as CSSProperties}>
      {formatProbability(share)}
    </td>
  );
}
