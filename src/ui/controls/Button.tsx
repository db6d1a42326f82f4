import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one thing to do, `quiet` has no border, `round` holds an icon. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'round';
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={[styles.button, styles[look], className].filter(Boolean).join(' ')} {...rest} />
  );
}
