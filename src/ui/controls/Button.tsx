import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one thing to do, `quiet` has no border, `round` holds an icon. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'round';
  /** Why it cannot be pressed now; null where it can. It keeps its place in the order of the Tab key, and says why. */
  readonly reason?: string | null;
}

export function Button({ look = 'plain', reason = null, className, title, onClick, ...rest }: ButtonProps) {
  const off = reason !== null && { 'aria-disabled': true, 'aria-description': reason, 'data-reason': reason };
  return (
    <button
      type="button"
      className={[styles.button, styles[look], className].filter(Boolean).join(' ')}
      title={reason === null ? title : undefined}
      onClick={reason === null ? onClick : undefined}
      {...rest}
      {...off}
    />
  );
}
