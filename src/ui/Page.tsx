import { useStore } from 'zustand';
import { compares } from '../experiment/page/keys.ts';
import { page } from '../store/page.ts';
import { Header } from './header/Header.tsx';
import { Messages } from './messages/Messages.tsx';
import styles from './Page.module.css';
import { lazyPart } from './parts/lazyPart.tsx';
import { Skeleton } from './workbench/Skeleton.tsx';

const Workbench = lazyPart(async () => (await import('./workbench/Workbench.tsx')).Workbench, {
  name: 'The workbench',
  waiting: <Skeleton />,
});
const Compare = lazyPart(async () => (await import('./compare/Compare.tsx')).Compare, { name: 'The comparison' });
Workbench.preload();

interface PageProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/**
 * The whole page: one experiment, or several if the link compares them. The workbench loads separately, so that the header
 * appears first.
 */
export function Page({ link }: PageProps) {
  if (useStore(page, ({ pairs }) => compares(pairs.keys()))) return <Compare link={link} />;
  return (
    <div className={styles.page}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('workbench')?.focus()}>
        Skip to the network
      </button>
      <Header link={link} />
      <Messages />
      <main id="workbench" tabIndex={-1} className={styles.main}>
        <Workbench />
      </main>
    </div>
  );
}
