import type { Statement } from './statement.ts';

/** Statements from before anybody passes them on; of more, the first are dropped. */
const MOST_WAITING = 100;
const waiting: Statement[] = [];

let pass: ((statement: Statement) => void) | null = null;

/** Tells the surrounding page what a person has achieved, if there is one and the link names its host. */
export function report(statement: Statement): void {
  if (pass) pass(statement);
  else waiting.push(statement);
  if (waiting.length > MOST_WAITING) waiting.shift();
}

/** Passes all statements on, also those from before. @returns a function that ends this */
export function passReports(to: (statement: Statement) => void): () => void {
  pass = to;
  for (const statement of waiting.splice(0)) to(statement);
  return () => {
    pass = () => {};
  };
}
