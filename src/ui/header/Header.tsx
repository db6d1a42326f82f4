import { Brand } from './Brand.tsx';
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
      <Brand />
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
