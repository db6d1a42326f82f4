import { deflateSync, inflateSync } from 'fflate';

/**
 * Deflates bytes and writes them in base64url: A–Z, a–z, 0–9, - and _.
 * @param dictionary what such bytes often contain; `inflated` needs the same
 */
export function deflated(bytes: Uint8Array, dictionary?: Uint8Array): string {
  let letters = '';
  for (const byte of deflateSync(bytes, { level: 9, ...(dictionary && { dictionary }) })) {
    letters += String.fromCharCode(byte);
  }
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * Restores what `deflated` was given; null if it would have more than `most` bytes. No more than these are inflated.
 * @throws Error if the text is anything else
 */
export function inflated(text: string, most: number, dictionary?: Uint8Array): Uint8Array | null {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const deflatedBytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const bytes = inflateSync(deflatedBytes, { out: new Uint8Array(most + 1), ...(dictionary && { dictionary }) });
  return bytes.length > most ? null : bytes;
}
