import { formatNumber } from '../../../math/format.ts';

const UNITS = ['bytes', 'kB', 'MB'] as const;

/** "640 bytes", "12.4 kB", "3.1 MB", as for files: 1 kB has 1,024 bytes. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : bytes < 1000 * 1024 ? 1 : 2;
  return `${formatNumber(bytes / 1024 ** power)} ${UNITS[power]}`;
}
