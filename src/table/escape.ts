/** What a spreadsheet may run as a formula, also behind the mark that keeps it from that. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** Text as a cell holds it: a ' stands in front of what a spreadsheet would run, unless it is a number. */
export function escaped(text: string): string {
  return FORMULA.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
}

/** Takes away what `escaped` put in front. */
export function unescaped(text: string): string {
  return text[0] === "'" && FORMULA.test(text) ? text.slice(1) : text;
}
