/** Text that a spreadsheet may run as a formula, also after the ' that prevents that. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Text for a cell: a ' precedes text that a spreadsheet would run, unless it is a number. */
export function escaped(text: string): string {
  return FORMULA.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
}

/** Removes the ' that `escaped` added. */
export function unescaped(text: string): string {
  return text[0] === "'" && FORMULA.test(text) ? text.slice(1) : text;
}
