import { ChevronDown, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isPresenting, togglePresenting } from '../../store/page.ts';
import { announce } from '../announcing/announce.ts';
import { Button } from '../controls/Button.tsx';
import { ChoiceMenu } from '../controls/ChoiceMenu.tsx';
import { useEscape } from '../useEscape.ts';
import { enter, toggleFullScreen } from './enter.ts';
import { startPresenterKeys } from './keys.ts';
import { startLaser } from './laser.ts';
import { moveOn } from './moveOn.ts';
import styles from './Present.module.css';
import { SPOTLIGHTS, spotlight, useSpotlight } from './spotlights.ts';

/** The presentation mode: what it changes on the page, its keys, and a bar with its buttons. */
export function Present() {
  const shown = useSpotlight();
  const [isBlank, setBlank] = useState(false);
  const [hasLaser, setLaser] = useState(false);

  useLayoutEffect(enter, []);
  useLayoutEffect(() => {
    document.documentElement.dataset.spotlight = shown.id;
    return () => {
      delete document.documentElement.dataset.spotlight;
    };
  }, [shown]);
  useEffect(
    () =>
      startPresenterKeys({
        blank: () => setBlank((before) => !before),
        laser: () => setLaser((before) => !before),
        fullScreen: toggleFullScreen,
      }),
    [],
  );
  useEscape(true, leave);
  const unblank = useCallback(() => {
    setBlank(false);
    return true;
  }, []);
  useEscape(isBlank, unblank);

  // What happens in the first moment is announced as the beginning of the presentation.
  const said = useRef({ shown, isBlank, hasLaser });
  useEffect(() => {
    const before = said.current;
    said.current = { shown, isBlank, hasLaser };
    if (before.shown !== shown) announce(`Spotlight: ${shown.label}.`);
    else if (before.isBlank !== isBlank) announce(isBlank ? 'The screen is blank.' : 'The screen shows the page.');
    else if (before.hasLaser !== hasLaser) announce(hasLaser ? 'Laser pointer on.' : 'Laser pointer off.');
  }, [shown, isBlank, hasLaser]);

  return (
    <>
      <section className={styles.bar} aria-label="Presentation">
        <Button look="round" aria-label="Previous" title="Previous panel (Page Up)" onClick={() => moveOn(-1)}>
          <ChevronLeft size={15} aria-hidden="true" />
        </Button>
        <ChoiceMenu
          label="Spotlight"
          title="The panel that is shown alone (1 to 5; 0 for everything)"
          className={styles.spotlight}
          value={shown.id}
          options={SPOTLIGHTS}
          onChoose={(id) => spotlight(id as typeof shown.id)}
        >
          {shown.label}
          <ChevronDown size={13} aria-hidden="true" />
        </ChoiceMenu>
        <Button look="round" aria-label="Next" title="Next panel (Page Down)" onClick={() => moveOn(1)}>
          <ChevronRight size={15} aria-hidden="true" />
        </Button>
        <Button
          look="round"
          className={styles.laser}
          aria-label="Laser pointer"
          aria-pressed={hasLaser}
          title="Laser pointer (L)"
          onClick={() => setLaser(!hasLaser)}
        >
          <span className={styles.dot} />
        </Button>
        <Button look="quiet" className={styles.leave} title="End the presentation (Esc)" onClick={leaveWithFocus}>
          <X size={14} aria-hidden="true" /> End <kbd>Esc</kbd>
        </Button>
      </section>
      {hasLaser && <Laser />}
      {isBlank && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.blank}
          aria-label="Show the page again"
          onClick={unblank}
        />
      )}
    </>
  );
}

/** The dot that follows the pointer in place of the cursor. */
function Laser() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { dataset } = document.documentElement;
    const stop = canvas.current ? startLaser(canvas.current) : () => {};
    dataset.laser = '';
    return () => {
      stop();
      delete dataset.laser;
    };
  }, []);
  return <canvas ref={canvas} className={styles.pointer} data-laser-pointer="" />;
}

function leave() {
  if (isPresenting()) togglePresenting();
  return true;
}

/** The button that has the focus disappears. */
function leaveWithFocus() {
  leave();
  document.querySelector('main')?.focus();
}
