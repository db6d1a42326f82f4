import { useEffect, useId } from 'react';
import { openLegend, useLegend } from '../../store/choice.ts';
import { Button } from '../controls/Button.tsx';
import { LegendMarks } from './LegendMarks.tsx';
import styles from './NetworkLegend.module.css';

const NAME = 'Legend of the network';

/** Elements that Escape closes before the legend. */
const ABOVE = 'dialog[open], :popover-open, [role="dialog"] :focus, [role="menu"]';

/** A button that opens the legend of the network. The legend stays open while a person works on the network. */
export function NetworkLegend() {
  const open = useLegend();
  const panel = useId();

  useEffect(() => {
    if (!open) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(ABOVE)) return;
      if (!document.getElementById(panel)?.checkVisibility()) return;
      event.preventDefault();
      openLegend(false);
    };
    // Before an enlarged panel, which Escape closes next.
    window.addEventListener('keydown', closeOnEscape, { capture: true });
    return () => window.removeEventListener('keydown', closeOnEscape, { capture: true });
  }, [open, panel]);

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
        <section id={panel} aria-label={NAME} tabIndex={0} className={styles.panel}>
          <LegendMarks />
        </section>
      )}
    </>
  );
}
