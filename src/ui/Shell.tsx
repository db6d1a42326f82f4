import { Brand } from './header/Brand.tsx';
import header from './header/Header.module.css';
import { LessonSkeleton } from './lesson/LessonSkeleton.tsx';
import styles from './Page.module.css';
import { Skeleton } from './workbench/Skeleton.tsx';

interface ShellProps {
  /** Whether the link of the page names a lesson. */
  readonly hasLesson?: boolean;
}

/** The outline of the page, shown until the page has loaded. */
export function Shell({ hasLesson = false }: ShellProps) {
  return (
    <div className={styles.page}>
      <header className={header.header}>
        <Brand />
      </header>
      <main className={styles.main} data-beside={hasLesson || undefined}>
        {hasLesson && <LessonSkeleton />}
        <Skeleton />
      </main>
    </div>
  );
}
