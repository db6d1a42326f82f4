import styles from './PowerOfTen.module.css';

/** A power of ten, with its exponent raised. */
export function PowerOfTen({ exponent }: { readonly exponent: number }) {
  return (
    <span translate="no" className={styles.power}>
      10<sup>{String(exponent).replace('-', '−')}</sup>
    </span>
  );
}
