import { Search } from 'lucide-react';
import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { onAsk, SHORTCUTS } from '../shortcuts.ts';
import type { PaletteProps } from './Palette.tsx';

const load = () => import('./Palette.tsx');

/** Opens the command palette, which comes when it is first asked for. What is typed until then is not lost. */
export function PaletteButton() {
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  const [early, setEarly] = useState('');
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const before = useRef<Element | null>(null);

  const start = useCallback(() => {
    before.current = document.activeElement;
    setEarly('');
    setReady(false);
    setOpen(true);
    load().then((module) => setPalette(() => module.default));
  }, []);
  useEffect(() => onAsk('palette', start), [start]);
  const leave = () => before.current instanceof HTMLElement && before.current.focus();

  return (
    <>
      <Button
        look="round"
        aria-label="Commands"
        title={`${SHORTCUTS.palette.meaning} (${SHORTCUTS.palette.shown})`}
        aria-haspopup="dialog"
        onPointerEnter={load}
        onClick={start}
      >
        <Search size={15} aria-hidden="true" />
      </Button>
      {open && !ready && (
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever asked for the palette is typing already
          autoFocus
          aria-label="Command"
          className="visually-hidden"
          value={early}
          onChange={(event) => setEarly(event.target.value)}
          onKeyDown={({ key }) => {
            if (key !== 'Escape') return;
            setOpen(false);
            leave();
          }}
        />
      )}
      {Palette && (
        <Palette open={open} typed={early} onOpenChange={setOpen} onFocus={() => setReady(true)} onLeave={leave} />
      )}
    </>
  );
}
