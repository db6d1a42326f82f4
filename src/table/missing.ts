/** What stands for a missing value, in small letters. */
const TOKENS = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', '?', '-', 'none']);
const LONGEST = 4;

/** Whether a trimmed cell says that its value is missing. */
export function isMissing(cell: string): boolean {
  return cell.length <= LONGEST && TOKENS.has(cell.toLowerCase());
}
