import { formatCount } from '../math/format.ts';

/** "1 row", "2 rows". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : several}`;
}
