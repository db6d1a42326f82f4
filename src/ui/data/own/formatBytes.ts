import { formatNumber } from '../../../plots/format.ts';

const UNITS = ['bytes', 'kB', 'MB'] as const;

/** "640 bytes", "12.4 kB", "3.1 MB". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  return `${formatNumber(bytes / 1000 ** power)} ${UNITS[power]}`;
}
