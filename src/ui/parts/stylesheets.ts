/** Addresses of stylesheets that could not be loaded. */
const lost = new Set<string>();

/**
 * Records and removes every stylesheet that has failed to load, and each one that fails later. Vite assumes that a
 * stylesheet has loaded if the page has a link to it.
 */
export function watchStylesheets(page: Document): void {
  const lose = (link: HTMLLinkElement) => {
    lost.add(link.href);
    link.remove();
  };
  for (const link of page.querySelectorAll('link')) if (isOwn(link) && isLost(link)) lose(link);
  page.addEventListener(
    'error',
    ({ target }) => target instanceof HTMLLinkElement && isOwn(target) && lose(target),
    true,
  );
}

/** Whether a link names a stylesheet of the build. Browser extensions add others. */
function isOwn({ rel, href, ownerDocument }: HTMLLinkElement): boolean {
  return rel === 'stylesheet' && href.startsWith(new URL('.', ownerDocument.baseURI).href);
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
