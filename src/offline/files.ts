/** A file that the service worker stores. */
export interface StoredFile {
  /** Relative to the page. */
  readonly url: string;
  /** Changes with the content; null if the name does so itself. */
  readonly revision: string | null;
  /** The hash of the content, in the form of the attribute `integrity`; absent if the name contains one. */
  readonly integrity?: string;
}

/** Whether this browser can use the file: the engine for WebGPU needs JavaScript promise integration. */
export function isForThisBrowser({ url }: StoredFile): boolean {
  return 'Suspending' in WebAssembly || !url.includes('.jspi');
}

/**
 * The address under which a file is stored: without query and fragment, and with the name of the page.
 * @param scope the address of the folder in which Nabla is
 */
export function pageAddress(address: string, scope: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  return url.href === scope ? `${scope}index.html` : url.href;
}
