import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` marks the main action, `quiet` has no border, `round` contains an icon. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'round';
  /** Why it cannot be pressed now; null if it can. The button stays focusable and shows the reason. */
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
