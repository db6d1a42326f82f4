import type { Pair } from './migrate.ts';

/**
 * The experiment in what a person pasted: what follows "#" in an address, else the text itself.
 * An address without "#" has none. Percent-encoding is undone wherever it is sound.
 */
export function fragmentOf(text: string): string {
  const hash = text.indexOf('#');
  if (hash >= 0) return decode(text.slice(hash + 1)).trim();
  if (/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text)) return '';
  // A "#" that was percent-encoded.
  return decode(text).trim().replace(/^#/, '');
}

/** The parts between "&", empty ones left out. */
export function pairsOf(fragment: string): readonly Pair[] {
  return fragment
    .split('&')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      if (equals < 0) return { key: part, value: null };
      return { key: part.slice(0, equals).trim(), value: part.slice(equals + 1).trim() };
    });
}

function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
