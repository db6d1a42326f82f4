import styles from './Header.module.css';

/** The logo and the name. */
export function Brand() {
  return (
    <h1 translate="no" className={styles.name}>
      <svg className={styles.mark} viewBox="0 0 20 18" aria-hidden="true">
        <path d="M2 1.5h16L10 16.5z" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinejoin="round" />
      </svg>
      Nabla
    </h1>
  );
}
