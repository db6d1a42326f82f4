let region: HTMLElement | null = null;

/**
 * Lets screen readers say what has changed, after what they are saying now. The page has this one place for it, which
 * outlasts every part of the page.
 */
export function announce(sentence: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    region.setAttribute('aria-atomic', 'false');
    document.body.append(region);
  }
  // The sentence before stays, because some screen readers skip what is gone before they come to it.
  while (region.childElementCount > 1) region.firstElementChild?.remove();
  const said = document.createElement('p');
  said.textContent = sentence;
  region.append(said);
}
