import { ask } from '../shortcuts.ts';
import { mentionsIn } from './mentions.ts';
import styles from './Sentence.module.css';

/** A sentence in which the terms of the glossary are buttons that open it. */
export function Sentence({ text }: { readonly text: string }) {
  return mentionsIn(text).map((piece) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <button
        key={piece.word}
        type="button"
        className={styles.term}
        title={piece.term.meaning}
        onClick={() => ask('help', piece.term.tex)}
      >
        {piece.word}
      </button>
    ),
  );
}
