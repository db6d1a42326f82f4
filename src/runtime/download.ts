/** Milliseconds between two reports. */
const REPORT = 50;

/**
 * Fetches a file, and tells how far it is.
 * @param size of the file in bytes, where the server does not say: it may not, and of a compressed answer it says another
 * @throws Error if the server does not have it
 */
export async function download(
  url: string,
  size: number,
  onProgress: (loaded: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} could not be loaded (HTTP ${response.status})`);
  const stated = response.headers.has('Content-Encoding') ? 0 : Number(response.headers.get('Content-Length'));
  const total = stated || size;
  let bytes = new Uint8Array(total);
  let loaded = 0;
  let reported = 0;
  onProgress(0, total);
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (loaded + value.length > bytes.length) bytes = grown(bytes, loaded + value.length);
    bytes.set(value, loaded);
    loaded += value.length;
    const now = performance.now();
    if (now - reported < REPORT) continue;
    reported = now;
    onProgress(loaded, Math.max(total, loaded));
  }
  onProgress(loaded, loaded);
  return loaded === bytes.length ? bytes : bytes.slice(0, loaded);
}

function grown(bytes: Uint8Array<ArrayBuffer>, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}
