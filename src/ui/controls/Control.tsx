import type { ReactNode } from 'react';
import { useRestriction } from '../../store/restrictions.ts';
import styles from './Control.module.css';

interface ControlProps {
  /** The name by which a link hides or locks it: `opt`, `opt.lr`. */
  readonly of: string | undefined;
  readonly children: ReactNode;
  /** Shown instead if it is hidden. */
  readonly instead?: ReactNode;
}

/** The control of a setting, or a part of the page, which the link or a lesson may hide or lock. */
export function Control({ of, children, instead = null }: ControlProps) {
  const restriction = useRestriction(of);
  if (restriction === null) return children;
  if (restriction === 'hidden') return instead;
  return (
    <fieldset disabled className={styles.locked} title="Locked here">
      {children}
    </fieldset>
  );
}
