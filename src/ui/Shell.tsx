import { Brand } from './header/Brand.tsx';
import header from './header/Header.module.css';
import styles from './Page.module.css';
import { Skeleton } from './workbench/Skeleton.tsx';

/** The shape of the page, before the page is there. */
export function Shell() {
  return (
    <div className={styles.page}>
      <header className={header.header}>
        <Brand />
      </header>
      <main className={styles.main}>
        <Skeleton />
      </main>
    </div>
  );
}
