import type { Statement } from './statement.ts';

let pass: (statement: Statement) => void = () => {};

/** Tells the surrounding page what a person has achieved, if there is one and the link names its host. */
export function report(statement: Statement): void {
  pass(statement);
}

/** Passes all later statements on. @returns a function that ends this */
export function passReports(to: (statement: Statement) => void): () => void {
  pass = to;
  return () => {
    pass = () => {};
  };
}
