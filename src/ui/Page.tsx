import { useStore } from 'zustand';
import { compares } from '../experiment/page/compared.ts';
import { page, usePagePair } from '../store/page.ts';
import { SUMMARY } from './announcing/summary.ts';
import { Exporting } from './export/Exporting.tsx';
import { Header } from './header/Header.tsx';
import { LessonSkeleton } from './lesson/LessonSkeleton.tsx';
import { Messages } from './messages/Messages.tsx';
import styles from './Page.module.css';
import { lazyPart } from './parts/lazyPart.tsx';
import { Shell } from './Shell.tsx';
import { Skeleton } from './workbench/Skeleton.tsx';

const Workbench = lazyPart(async () => (await import('./workbench/Workbench.tsx')).Workbench, {
  name: 'The workbench',
  waiting: <Skeleton />,
  isFirst: true,
});
Workbench.preload();

const Lesson = lazyPart(async () => (await import('./lesson/LessonPanel.tsx')).LessonPanel, {
  name: 'The lesson',
  waiting: <LessonSkeleton />,
});

const Comparison = lazyPart(async () => (await import('./compare/Compare.tsx')).Compare, {
  name: 'The comparison',
  waiting: <Shell />,
});

const Presentation = lazyPart(async () => (await import('./present/Present.tsx')).Present, {
  name: 'The presentation mode',
  isFirst: true,
});

/** Loads the presentation mode. */
export const loadPresentation = Presentation.load;

interface PageProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The whole page. The workbench loads separately, so that the header appears first. */
export function Page({ link }: PageProps) {
  const hasLesson = usePagePair('lesson') !== undefined;
  const isPresented = usePagePair('present') === '1';
  const isCompared = useStore(page, ({ pairs }) => compares(pairs.keys()));
  // A lesson is about a single experiment.
  if (isCompared && !hasLesson) return <Comparison link={link} />;
  return (
    <div className={styles.page}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('workbench')?.focus()}>
        Skip to the network
      </button>
      <Header link={link} />
      {isPresented && <Presentation />}
      <Messages />
      <main
        id="workbench"
        tabIndex={-1}
        aria-describedby={SUMMARY}
        className={styles.main}
        data-beside={hasLesson || undefined}
      >
        {/* What is on the page, in words: see `announcing`. */}
        <p id={SUMMARY} className="visually-hidden" />
        {hasLesson && <Lesson />}
        <Workbench />
      </main>
      <Exporting />
    </div>
  );
}
