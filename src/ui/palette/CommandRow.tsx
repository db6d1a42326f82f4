import { Check } from 'lucide-react';
import { memo } from 'react';
import { Formula } from '../controls/Formula.tsx';
import type { Command } from './command.ts';
import styles from './Palette.module.css';

interface CommandRowProps {
  readonly command: Command;
  readonly showGroup: boolean;
}

/** The title and explanation of a command, or the reason why it is unavailable. */
export const CommandRow = memo(function CommandRow({ command, showGroup }: CommandRowProps) {
  const { group, title, explain, shortcut, current, reason, tex } = command;
  return (
    <>
      <span className={styles.mark}>
        {current && <Check size={14} aria-hidden="true" />}
        {tex !== undefined && <Formula tex={tex} />}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {title}
          {current && <span className="visually-hidden"> (chosen)</span>}
        </span>
        <small className={reason === null ? styles.explain : styles.reason}>{reason ?? explain}</small>
      </span>
      {showGroup && <small className={styles.group}>{group}</small>}
      {shortcut && (
        <kbd translate="no" className={styles.keys}>
          {shortcut}
        </kbd>
      )}
    </>
  );
});
