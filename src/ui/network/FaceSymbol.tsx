import styles from './FaceSymbol.module.css';
import type { FaceId } from './face.ts';

/** The symbol of what the network shows of a weight or bias: ∂L/∂w or Δw. */
export function FaceSymbol({ of, letter }: { readonly of: FaceId; readonly letter: 'w' | 'b' }) {
  return (
    <span translate="no" className={styles.symbol}>
      {of === 'gradients' ? (
        <>
          ∂<var>L</var>/∂
        </>
      ) : (
        'Δ'
      )}
      <var>{letter}</var>
    </span>
  );
}
