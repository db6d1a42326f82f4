import { Search } from 'lucide-react';
import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { onAsk, SHORTCUTS } from '../shortcuts.ts';
import type { PaletteProps } from './Palette.tsx';

interface PaletteButtonProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
}

const load = () => import('./Palette.tsx');

/** Opens the command palette, which comes when it is first asked for. */
export function PaletteButton({ link }: PaletteButtonProps) {
  const [open, setOpen] = useState(false);
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);

  useEffect(
    () =>
      onAsk('palette', () => {
        setOpen(true);
        load().then((module) => setPalette(() => module.default));
      }),
    [],
  );

  return (
    <>
      <Button
        look="round"
        aria-label="Commands"
        title={`${SHORTCUTS.palette.meaning} (${SHORTCUTS.palette.shown})`}
        aria-haspopup="dialog"
        onPointerEnter={load}
        onClick={() => {
          setOpen(true);
          load().then((module) => setPalette(() => module.default));
        }}
      >
        <Search size={15} aria-hidden="true" />
      </Button>
      {Palette && <Palette open={open} onOpenChange={setOpen} link={link} />}
    </>
  );
}
