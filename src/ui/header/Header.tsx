import styles from './Header.module.css';
import { Help } from './Help.tsx';
import { LiveNumbers } from './LiveNumbers.tsx';
import { ProviderSelect } from './ProviderSelect.tsx';
import { ShareButton } from './ShareButton.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import { Transport } from './Transport.tsx';

interface HeaderProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

export function Header({ link }: HeaderProps) {
  return (
    <header className={styles.header}>
      <h1 className={styles.name}>
        <svg className={styles.mark} viewBox="0 0 20 18" aria-hidden="true">
          <path d="M2 1.5h16L10 16.5z" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinejoin="round" />
        </svg>
        Nabla
      </h1>
      <Transport />
      <div className={styles.numbers}>
        <LiveNumbers />
      </div>
      <div className={styles.right}>
        <ProviderSelect />
        <ShareButton link={link} />
        <ThemeButton />
        <Help />
      </div>
    </header>
  );
}
