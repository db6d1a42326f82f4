/** The paragraphs of a text, which empty lines separate. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

/** The lines of a paragraph as one. */
export function joined(paragraph: string): string {
  return paragraph.replace(/\s+/g, ' ').trim();
}

/** The items of a list in a line, separated by commas. */
export function listed(text = ''): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** The beginning of a text, for a sentence that quotes it. */
export function shortened(text: string): string {
  const line = joined(text);
  return line.length > 50 ? `${line.slice(0, 50)}…` : line;
}
