import { useStore } from 'zustand';
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
Workbench.preload();

interface PageProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The whole page. The workbench loads separately, so that the header appears first. */
export function Page({ link }: PageProps) {
  const Instead = useStore(page, ({ instead }) => instead);
  if (Instead) return <Instead link={link} />;
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
