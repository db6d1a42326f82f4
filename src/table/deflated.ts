import { deflateSync, inflateSync } from 'fflate';
import { fromBase64url, toBase64url } from './base64url.ts';

/** Deflates bytes to text for a link: A–Z, a–z, 0–9, - and _. */
export function deflateText(bytes: Uint8Array): string {
  return toBase64url(deflateSync(bytes, { level: 9 }));
}

/** Restores the bytes of `deflateText`; null for any other text, and for more than `most` bytes. */
export function inflateText(text: string, most: number): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    const bytes = inflateSync(fromBase64url(text), { out: new Uint8Array(most + 1) });
    return bytes.length > most ? null : bytes;
  } catch {
    return null;
  }
}
