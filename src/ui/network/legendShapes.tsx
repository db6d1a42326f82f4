import styles from './LegendMarks.module.css';

/** A positive link, a negative one and one near 0. */
export const SIGNS = (
  <>
    <path d="M1 3.5h32" className={styles.positive} strokeWidth="3.4" />
    <path d="M1 10.5h32" className={styles.negative} strokeWidth="3.4" />
    <path d="M1 16.5h32" className={styles.faint} strokeWidth="0.8" />
  </>
);

/** The dashes that move along a link during training. */
export const MOVING_DASHES = (
  <>
    <path d="M1 10h32" className={styles.positive} strokeWidth="4.6" />
    <path d="M4 10h29" className={styles.dashes} strokeWidth="1.8" strokeDasharray="6 6" />
  </>
);
