import styles from './Workspace.module.css';

/** The shape that the workspace is going to have. */
export function Skeleton() {
  return (
    <div aria-busy="true" className={styles.skeleton}>
      <div className={styles.panels}>
        <div />
        <div />
        <div />
      </div>
      <StripsSkeleton />
    </div>
  );
}

/** The room below the panels. */
export function StripsSkeleton() {
  return (
    <>
      <div className={styles.training} />
      <div className={styles.inspect} />
    </>
  );
}
