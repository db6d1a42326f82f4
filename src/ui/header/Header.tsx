import { Control } from '../controls/Control.tsx';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { Brand } from './Brand.tsx';
import { GalleryButton } from './GalleryButton.tsx';
import styles from './Header.module.css';
import { Help } from './Help.tsx';
import { LiveNumbers } from './LiveNumbers.tsx';
import { ProviderSelect } from './ProviderSelect.tsx';
import { Report } from './Report.tsx';
import { ShareButton } from './ShareButton.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import { Timeline } from './Timeline.tsx';
import { Transport } from './Transport.tsx';
import { UndoButtons } from './UndoButtons.tsx';

interface HeaderProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

/** The name, the controls of the run and of edits, the progress, and the controls of the page as a whole. */
export function Header({ link }: HeaderProps) {
  return (
    <header className={styles.header}>
      <Control of="header">
        <Brand />
        <GalleryButton />
      </Control>
      <Control of="transport">
        <Transport />
      </Control>
      <Control of="undo">
        <UndoButtons />
      </Control>
      <Control of="numbers">
        <div className={styles.numbers}>
          <LiveNumbers />
        </div>
      </Control>
      <Control of="header">
        <div className={styles.right}>
          <ProviderSelect />
          <PaletteButton />
          <ShareButton link={link} />
          <ThemeButton />
          <Help />
        </div>
        <Report link={link} />
      </Control>
      <Control of="timeline">
        <Timeline />
      </Control>
    </header>
  );
}
