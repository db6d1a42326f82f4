import { useId, useMemo } from 'react';
import { paragraphsOf } from '../../markdown/paragraphs.ts';
import { readBlocks } from '../../markdown/read-blocks.ts';
import { Blocks } from '../inspect/notes/Blocks.tsx';
import styles from './Builder.module.css';
import { useProblem } from './problems.ts';

interface TextFieldProps {
  readonly label: string;
  /** Its name in `Problem`. */
  readonly field: string;
  readonly value: string;
  /** What stands in while it is empty. */
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly onChange: (value: string) => void;
}

/** A line of text, with what is wrong with it. */
export function TextField({ label, field, value, placeholder, numeric = false, onChange }: TextFieldProps) {
  const id = useId();
  const problem = useProblem(field);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        className={styles.input}
        value={value}
        placeholder={placeholder}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      <ProblemText id={`${id}-problem`} text={problem} />
    </div>
  );
}

interface MarkdownFieldProps extends Omit<TextFieldProps, 'numeric'> {
  readonly rows?: number;
}

/** A text of paragraphs and formulas, and how students will read it. */
export function MarkdownField({ label, field, value, placeholder, rows = 3, onChange }: MarkdownFieldProps) {
  const id = useId();
  const problem = useProblem(field);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        className={styles.area}
        value={value}
        placeholder={placeholder}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      <ProblemText id={`${id}-problem`} text={problem} />
      <Rendered text={value} label={label} />
    </div>
  );
}

/** A text as students will read it; nothing while it is empty or incomplete. */
function Rendered({ text, label }: { readonly text: string; readonly label: string }) {
  const blocks = useMemo(() => {
    try {
      return readBlocks(paragraphsOf(text));
    } catch {
      // The field says why.
      return [];
    }
  }, [text]);
  return (
    blocks.length > 0 && (
      <section className={styles.rendered} aria-label={`${label}, as students read it`}>
        <Blocks blocks={blocks} />
      </section>
    )
  );
}

/** What is wrong with a field. */
export function ProblemText({ id, text }: { readonly id?: string; readonly text: string | null }) {
  return (
    text !== null && (
      <p id={id} className={styles.problem}>
        {text}
      </p>
    )
  );
}
