import styles from './LessonSkeleton.module.css';

/** The place of a lesson, or of the builder, before it has loaded. */
export function LessonSkeleton() {
  return (
    <aside aria-busy="true" aria-label="Lesson" className={styles.lesson}>
      <div className={styles.title} />
      <div className={styles.text} />
    </aside>
  );
}
