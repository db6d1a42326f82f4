let region: HTMLElement | null = null;

/**
 * Lets screen readers say what has changed, after what they are saying now. The page has this one place for it, which
 * outlasts every part of the page.
 */
export function announce(sentence: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  // The same sentence again is only said if the text differs.
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
