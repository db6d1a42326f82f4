/**
 * The response headers of the page and its files: one list for the development server, for `npm start` and for hosts that
 * read a `_headers` file.
 */
export const HEADERS = {
  // Cross-origin isolation: precise timers, and memory that threads may share.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  // A sandboxed frame has an opaque origin. To load its own files there, the page needs both of these.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** `Cache-Control` of files whose name changes with their content: all of `assets/`. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** `Cache-Control` of all other files: cached, but revalidated each time. */
export const REVALIDATE = 'no-cache';
