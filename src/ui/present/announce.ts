let region: HTMLElement | null = null;

/** Lets screen readers say what has changed. The element outlasts the presentation, whose end it announces. */
export function announce(sentence: string): void {
  if (!region) {
    region = document.createElement('p');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = sentence;
}
