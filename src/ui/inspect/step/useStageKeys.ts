import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isPresenting } from '../../../store/page.ts';
import { followBack, goToStage } from '../../../store/slow-step.ts';

/**
 * Leads through the stages with the keys, also while nothing on the page has the focus, as in a lecture.
 * @param tab the element with the stages
 * @param at the index of the stage
 * @param last the index of the last stage
 */
export function useStageKeys(tab: RefObject<HTMLElement | null>, at: number, last: number): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (!tab.current?.checkVisibility()) return;
    // The presentation leads through the stages and then on to the next panel.
    if (isPresenting() && event.key.startsWith('Page')) return;
    const isHere = target === document.body || tab.current?.contains(target);
    // In a table, the arrow keys lead from number to number.
    if (!isHere || target.closest('select, dialog') || (target.closest('table') && event.key.startsWith('Arrow')))
      return;
    if (event.key === 'ArrowRight' || event.key === 'PageDown') goToStage(Math.min(last, at + 1));
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') goToStage(Math.max(0, at - 1));
    else if (event.key === 'Home') goToStage(0);
    else if (event.key === 'End') goToStage(last);
    else if (event.key === 'Backspace') followBack();
    else return;
    event.preventDefault();
    // Otherwise the page would take a whole step at →.
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
