import { type RefObject, useEffect } from 'react';
import type { LiveSource } from '../core/types.ts';
import { unitAt } from './NetworkUnits.tsx';
import type { NetworkPicture } from './picture.ts';

/** Time between two names of a unit, in milliseconds. */
const PAUSE = 1000;

/**
 * Keeps what a picture says in words about its units in their names. The unit with the focus gets its name when it is
 * focused and keeps it, because a screen reader might read each change.
 * @param room the element that contains the buttons of the units
 */
export function useUnitNames<T>(
  room: RefObject<HTMLElement | null>,
  source: LiveSource<T>,
  picture: NetworkPicture<T>,
  names: readonly string[],
): void {
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const name = (button: Element) => {
      const now = source.get();
      const unit = unitAt(button);
      const words = now && unit && picture.describe?.(unit, names, now);
      if (unit) button.setAttribute('aria-label', words ?? picture.nameOf(unit, names));
    };
    let timer = 0;
    const nameAll = () => {
      timer = 0;
      for (const button of element.querySelectorAll('[data-unit]')) {
        if (button !== document.activeElement) name(button);
      }
    };
    const soon = () => {
      timer ||= window.setTimeout(nameAll, PAUSE);
    };
    const focused = ({ target }: FocusEvent) => target instanceof Element && name(target);
    // Another picture may have given names.
    for (const button of element.querySelectorAll('[data-unit]')) name(button);
    if (!picture.describe) return;
    const stop = source.subscribe(soon);
    element.addEventListener('focusin', focused);
    return () => {
      stop();
      window.clearTimeout(timer);
      element.removeEventListener('focusin', focused);
    };
  }, [room, source, picture, names]);
}
