import { useEffect, useId } from 'react';
import { openLegend, useLegend } from '../../store/choice.ts';
import { Button } from '../controls/Button.tsx';
import { LegendMarks } from './LegendMarks.tsx';
import styles from './NetworkLegend.module.css';

const NAME = 'Legend of the network';

/** What closes with Escape before the legend does. */
const ABOVE = 'dialog[open], :popover-open, [role="dialog"] :focus, [role="menu"]';

/** A button that opens what the marks of the network mean. The panel stays open while a person works on the network. */
export function NetworkLegend() {
  const open = useLegend();
  const panel = useId();

  useEffect(() => {
    if (!open) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(ABOVE)) return;
      event.preventDefault();
      openLegend(false);
    };
    window.addEventListener('keydown', closeOnEscape);
    return () => window.removeEventListener('keydown', closeOnEscape);
  }, [open]);

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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: below tall headers it scrolls, by key as well
        <section id={panel} aria-label={NAME} tabIndex={0} className={styles.panel}>
          <LegendMarks />
        </section>
      )}
    </>
  );
}
