const HOST = /^[a-z0-9.-]+(:\d+)?$/i;
const LOCAL = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/**
 * The origin of a host that a link names: `https://moodle.example.org`. A local host is reached without TLS, for trying
 * out. null if it is no host.
 */
export function originOfHost(host: string): string | null {
  const origin = `${LOCAL.test(host) ? 'http' : 'https'}://${host}`;
  if (!HOST.test(host)) return null;
  try {
    return new URL(origin).origin;
  } catch {
    return null;
  }
}

/** The part of a window that tells who is around it. */
export interface FramedWindow {
  readonly origin: string;
  readonly parent: { readonly location: { readonly origin: string } };
  /** Firefox does not have `ancestorOrigins`. */
  readonly location: { readonly ancestorOrigins?: { readonly [place: number]: string } };
}

/**
 * The origin of the surrounding page if that may read what a person does here, and may give commands: a page of the
 * same origin, or one whose host the link names. null otherwise.
 * @param host the value of `events` in the link
 */
export function trustedOrigin(page: FramedWindow, host: string | undefined): string | null {
  if (isSurroundedByOwn(page)) return page.origin;
  const named = host === undefined ? null : originOfHost(host);
  const actual = page.location.ancestorOrigins?.[0];
  return actual === undefined || actual === named ? named : null;
}

/** All sandboxed pages have the origin "null", and nothing in common. */
function isSurroundedByOwn({ origin, parent }: FramedWindow): boolean {
  if (origin === 'null') return false;
  try {
    return parent.location.origin === origin;
  } catch {
    return false;
  }
}
