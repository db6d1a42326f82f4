import { Check, X } from 'lucide-react';
import type { Outcome as Found } from '../../handin/verify.ts';
import styles from './CheckDialog.module.css';

const WORDS: Readonly<Record<Found, string>> = {
  verified: 'Verified.',
  different: 'Different.',
  invalid: 'Not valid.',
};

/** A word for what was found out, with a mark. */
export function Outcome({ of }: { readonly of: Found }) {
  const Mark = of === 'verified' ? Check : X;
  return (
    <b className={of === 'verified' ? styles.good : styles.bad}>
      <Mark size={14} aria-hidden="true" /> {WORDS[of]}
    </b>
  );
}
