import { Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { FailureDialog } from '../parts/FailureDialog.tsx';
import { loadable } from '../parts/loadable.ts';
import { Part } from '../parts/Part.tsx';
import { useAsked } from '../parts/useAsked.ts';
import { onAsk, SHORTCUTS } from '../shortcuts.ts';

const palette = loadable(() => import('./Palette.tsx'));
const NAME = 'The command palette';

/** Opens the command palette, which is loaded on the first use. Text and Enter typed while it loads are kept. */
export function PaletteButton() {
  const [open, setOpen] = useState(false);
  const [ready, setReady] = useState(false);
  const [search, setSearch] = useState('');
  const [entered, setEntered] = useState(false);
  const { value, error, ask, forget } = useAsked(palette);
  const failed = error !== undefined;
  const before = useRef<Element | null>(null);

  const start = useCallback(() => {
    before.current = document.activeElement;
    setSearch('');
    setEntered(false);
    setReady(false);
    setOpen(true);
    ask();
  }, [ask]);
  useEffect(() => onAsk('palette', start), [start]);
  function close() {
    setOpen(false);
    forget();
  }
  // A command may have hidden the element that had the focus.
  const leave = () => {
    const last = before.current;
    if (last instanceof HTMLElement && last.checkVisibility()) last.focus();
    else document.querySelector('main')?.focus();
  };

  return (
    <>
      <Button
        look="round"
        aria-label="Commands"
        title={`${SHORTCUTS.palette.meaning} (${SHORTCUTS.palette.shown})`}
        aria-haspopup="dialog"
        onPointerEnter={palette.preload}
        onClick={start}
      >
        <Search size={15} aria-hidden="true" />
      </Button>
      {open && !ready && !failed && (
        <input
          // biome-ignore lint/a11y/noAutofocus: a person who opened the palette is already typing
          autoFocus
          aria-label="Command"
          className="visually-hidden"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setEntered(false);
          }}
          onKeyDown={({ key, nativeEvent }) => {
            if (key === 'Enter' && !nativeEvent.isComposing) setEntered(true);
            if (key !== 'Escape') return;
            setOpen(false);
            leave();
          }}
        />
      )}
      {failed && <FailureDialog name={NAME} error={error} onRetry={start} onClose={close} />}
      {value && (
        <Part name={NAME} onClose={close}>
          <value.default
            open={open}
            search={search}
            entered={entered}
            onSearch={setSearch}
            onOpenChange={setOpen}
            onFocus={() => setReady(true)}
            onLeave={leave}
          />
        </Part>
      )}
    </>
  );
}
