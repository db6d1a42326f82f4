import styles from './Workbench.module.css';

/** The shape that the workbench is going to have. */
export function Skeleton() {
  return (
    <div aria-busy="true" className={styles.workbench}>
      <div className={styles.setup} />
      <div className={styles.happening} />
      <div className={styles.network} />
      <div className={styles.output} />
      <div className={styles.inspector} />
    </div>
  );
}
