/** Addresses of stylesheets that could not be loaded. */
const lost = new Set<string>();

/**
 * Records and removes the stylesheets that have failed to load, and those that will: Vite takes a stylesheet that the page
 * names for loaded.
 */
export function watchStylesheets(page: Document): void {
  const lose = (link: HTMLLinkElement) => {
    lost.add(link.href);
    link.remove();
  };
  for (const link of page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) if (isLost(link)) lose(link);
  page.addEventListener(
    'error',
    ({ target }) => target instanceof HTMLLinkElement && target.rel === 'stylesheet' && lose(target),
    true,
  );
}

/** Whether a stylesheet has failed to load. Then browsers have no sheet, an empty one or one that cannot be read. */
function isLost({ sheet }: HTMLLinkElement): boolean {
  try {
    return !sheet?.cssRules.length;
  } catch {
    return true;
  }
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
