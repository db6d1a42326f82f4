import type { CSSProperties } from 'react';
import { formatProbability } from '../../../math/format.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { DrawnToken, Sample } from '../../../runtime/protocol.ts';
import { joinTokens, unitOf } from '../../../table/tokens.ts';
import { roveFocus } from '../../controls/roveFocus.ts';
import styles from './Generation.module.css';
import { verdictOf } from './words.ts';

interface SampleRowProps {
  readonly sample: Sample;
  readonly number: number;
  readonly vocabulary: readonly string[];
  /** Index of the drawn token whose alternatives are shown; null if it belongs to another sample. */
  readonly pointed: number | null;
  readonly onPoint: (token: number) => void;
}

/** A sample: its prompt, the drawn tokens, and whether it is right or new. */
export function SampleRow({ sample, number, vocabulary, pointed, onPoint }: SampleRowProps) {
  const { prompt, drawn, example } = sample;
  const nameOf = (token: number) => visibleToken(vocabulary[token] ?? '');
  const spelled = (tokens: readonly number[]) => joinTokens(tokens.map(nameOf), unitOf(vocabulary));
  const verdict = verdictOf(sample);
  return (
    <li className={styles.sample}>
      <div
        role="toolbar"
        aria-label={`Sample ${number}`}
        className={styles.tokens}
        onKeyDown={roveFocus}
        translate="no"
      >
        <span className={styles.prompt}>{spelled(prompt)}</span>
        {drawn.map((one, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a token has no identity besides its position
            key={index}
            type="button"
            className={styles.token}
            tabIndex={index === (pointed ?? 0) ? 0 : -1}
            aria-label={`${nameOf(one.token)}, probability ${formatProbability(probabilityOf(one))}`}
            aria-pressed={index === pointed}
            data-wrong={(example && example.actual[index] !== one.token) || undefined}
            style={{ '--share': `${Math.round(8 + 32 * probabilityOf(one))}%` } as CSSProperties}
            onPointerEnter={() => onPoint(index)}
            onFocus={() => onPoint(index)}
            onClick={() => onPoint(index)}
          >
            {nameOf(one.token)}
          </button>
        ))}
      </div>
      {verdict && (
        <span className={styles.verdict} data-wrong={verdict.isWrong || undefined}>
          {verdict.text}
          {verdict.isWrong && example && (
            <>
              {' '}
              · actual <span translate="no">{spelled(example.actual)}</span>
            </>
          )}
        </span>
      )}
    </li>
  );
}

function probabilityOf({ token, choices }: DrawnToken): number {
  return choices.find((choice) => choice.token === token)?.probability ?? Number.NaN;
}
