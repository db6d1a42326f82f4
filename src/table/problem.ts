/** What is wrong with a person's data, in words for that person. */
export interface Problem {
  /** Whole sentences: what was wrong, with the value and its position, and what to do or what is used instead. */
  readonly message: string;
  /** Line of the file, from 1. */
  readonly line?: number;
  /** Column of the table, from 1. */
  readonly column?: number;
}

/** Whether a result is a problem. */
export function isProblem<T extends object>(value: T | Problem): value is Problem {
  return 'message' in value;
}
