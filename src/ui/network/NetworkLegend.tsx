import { useCallback, useId } from 'react';
import { openLegend, useLegend } from '../../store/choice.ts';
import { Button } from '../controls/Button.tsx';
import { useEscape } from '../useEscape.ts';
import { LegendMarks } from './LegendMarks.tsx';
import styles from './NetworkLegend.module.css';

const NAME = 'Legend of the network';

/** In a low window, such as a frame, the legend would open below what is in view. */
function show(panel: HTMLElement | null) {
  panel?.scrollIntoView({ block: 'nearest' });
}

/** A button that opens the legend of the network. The legend stays open while a person works on the network. */
export function NetworkLegend() {
  const open = useLegend();
  const panel = useId();

  const close = useCallback(() => {
    const isShown = document.getElementById(panel)?.checkVisibility() ?? false;
    if (isShown) openLegend(false);
    return isShown;
  }, [panel]);
  useEscape(open, close);

  return (
    <>
      <Button
        look="round"
        aria-label={NAME}
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        title={open ? 'Close the legend (Esc)' : NAME}
        onClick={() => openLegend(!open)}
      >
        <svg width="16" height="16" className={styles.icon} aria-hidden="true">
          <path d="M1.5 5h13" strokeWidth="3.6" />
          <path d="M1.5 11.5h13" strokeWidth="1.6" />
        </svg>
      </Button>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: below tall headers it scrolls, also by key
        <section ref={show} id={panel} aria-label={NAME} tabIndex={0} className={styles.panel}>
          <LegendMarks />
        </section>
      )}
    </>
  );
}
