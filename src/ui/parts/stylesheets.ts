/** Addresses of stylesheets that could not be loaded. */
const lost = new Set<string>();

/** Records the stylesheets that fail to load, because Vite requests the stylesheets of a file only once. */
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
 * Fetches again the stylesheets that could not be loaded.
 * @throws Error if one of them fails again
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
