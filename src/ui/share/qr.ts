import { encode } from 'uqr';

/** The maximum length of a text in a QR code that cameras still read, in characters. */
export const MOST_IN_QR = 2900;

/** The light margin that a QR code needs, in modules. */
export const QUIET = 4;

/** A QR code. */
export interface Qr {
  /** Modules on a side, with the margin. */
  readonly size: number;
  /** The path of the dark modules, one unit each. */
  readonly path: string;
}

/** The QR code of a text; null if it is too long. */
export function qrOf(text: string): Qr | null {
  if (new TextEncoder().encode(text).length > MOST_IN_QR) return null;
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: QUIET });
  const path = data.flatMap((row, y) => runsOf(row).map(([from, to]) => `M${from} ${y}h${to - from}v1h${from - to}z`));
  return { size, path: path.join('') };
}

/** The QR code as a file. */
export function qrFile({ size, path }: Qr, title: string): string {
  const side = 8 * size;
  const text = title.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${text}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}

/** The beginnings and ends of dark modules that are beside each other. */
function runsOf(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last?.[1] === x) last[1] = x + 1;
    else runs.push([x, x + 1]);
  }
  return runs;
}
