import { useState } from 'react';
import { type KeptRun, renameRun } from '../store/runs.ts';
import { useCommit } from './controls/useCommit.ts';
import styles from './RunName.module.css';

interface RunNameProps {
  readonly kept: KeptRun;
  /** The name until a person enters one. */
  readonly unnamed: string;
}

/** The editable name of an earlier run. */
export function RunName({ kept, unnamed }: RunNameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const input = useCommit((text) => {
    renameRun(kept.id, text);
    setDraft(null);
  });
  return (
    <input
      ref={input}
      type="text"
      className={styles.name}
      aria-label={`Name of earlier run ${kept.number}`}
      placeholder={unnamed}
      title={kept.name || unnamed}
      maxLength={60}
      value={draft ?? kept.name}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
