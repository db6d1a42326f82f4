import { Brand } from './header/Brand.tsx';
import header from './header/Header.module.css';
import styles from './Page.module.css';
import { Skeleton } from './workbench/Skeleton.tsx';

/** The outline of the page, shown until the page has loaded. */
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
