/** Addresses of stylesheets that did not arrive. */
const lost = new Set<string>();

/** Takes note of every stylesheet that does not arrive: Vite, which asks for those of a file, asks only once. */
export function watchStylesheets(page: Document): void {
  page.addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
      lost.add(target.href);
      target.remove();
    },
    true,
  );
}

/**
 * Fetches again what did not arrive.
 * @throws Error if one of them does not arrive again
 */
export async function fetchLostStylesheets(): Promise<void> {
  await Promise.all([...lost].map(fetchStylesheet));
}

function fetchStylesheet(href: string): Promise<void> {
  lost.delete(href);
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', crossOrigin: '', href });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`Failed to fetch the stylesheet ${href}`));
    document.head.append(link);
  });
}
