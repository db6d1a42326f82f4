import { Header } from './header/Header.tsx';
import { Messages } from './messages/Messages.tsx';
import styles from './Page.module.css';
import { Skeleton } from './Skeleton.tsx';
import { useLoaded } from './useLoaded.ts';

const workspace = import('./Workspace.tsx');

interface PageProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** Everything at once. What draws comes after what says that the page is there. */
export function Page({ link }: PageProps) {
  const panels = useLoaded(workspace);
  return (
    <div className={styles.page}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('workspace')?.focus()}>
        Skip to the network
      </button>
      <Header link={link} />
      <Messages />
      <main id="workspace" tabIndex={-1} className={styles.main}>
        {panels ? <panels.Workspace /> : <Skeleton />}
      </main>
    </div>
  );
}
