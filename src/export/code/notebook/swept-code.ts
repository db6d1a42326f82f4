/** A program that is written for some values of a number, and the same with the number as an expression. */
interface Swept {
  /** The pieces of the program with the expression in place of the number. */
  readonly pieces: readonly string[];
  /** The indices of those that contain it. */
  readonly changed: ReadonlySet<number>;
  /** Values that the expression cannot have, because the program divides by it: a warm-up of 0 epochs. */
  readonly exceptions: readonly number[];
}

/** Numbers of Python that are not within a name. */
const NUMBER = /(?<![\w.])(?:(?<![\w)\]] ?)-)?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;
const BETWEEN = '\u0000';

/**
 * Finds where a program depends on a number, and writes an expression there.
 * @param written the pieces of the program for each value
 * @param expression what gives the number: `config["lr"]`
 * @returns null if that cannot be found: the program has another form for each value, or computes with it in other ways
 */
export function withExpression(
  written: readonly { readonly value: number; readonly pieces: readonly string[] }[],
  expression: string,
): Swept | null {
  const texts = written.map(({ value, pieces }) => ({ value, text: pieces.join(BETWEEN) }));
  const forms = new Map<string, typeof texts>();
  for (const one of texts) {
    const form = one.text.replace(NUMBER, '0');
    forms.set(form, [...(forms.get(form) ?? []), one]);
  }
  const [usual = []] = [...forms.values()].sort((a, b) => b.length - a.length);
  if (usual.length < 2 && texts.length > 1) return null;
  const values = usual.map(({ value }) => value);
  const numbers = usual.map(({ text }) => text.match(NUMBER) ?? []);
  let index = 0;
  let isFound = true;
  const text = usual[0]?.text.replace(NUMBER, (first, offset: number, whole: string) => {
    const literals = numbers.map((literals) => literals[index] as string);
    index++;
    if (literals.every((literal) => literal === first)) return first;
    const found = relation(values, literals.map(Number), expression);
    if (found === null) isFound = false;
    return inPlace(found ?? first, whole, offset, offset + first.length);
  });
  if (text === undefined || !isFound) return null;
  const pieces = text.split(BETWEEN);
  // Where a value leaves something out, such as an entropy of 0, the usual form does the same, unless it divides by it.
  const divides = ['/', '%'].some((operator) => text.includes(`${operator} ${expression}`));
  return {
    pieces,
    changed: new Set([...pieces.keys()].filter((place) => pieces[place]?.includes(expression))),
    exceptions: divides ? texts.filter((one) => one.value === 0 && !usual.includes(one)).map(({ value }) => value) : [],
  };
}

/** How literals follow from values, as an expression; null if in no simple way. */
function relation(values: readonly number[], literals: readonly number[], expression: string): string | null {
  const holds = (of: (value: number) => number) =>
    literals.every((literal, index) => close(literal, of(values[index] as number)));
  if (holds((value) => value)) return expression;
  if (holds((value) => -value)) return `-${expression}`;
  if (holds((value) => 1 - value)) return `1 - ${expression}`;
  const [literal = 0, value = 0] = [literals[0], values[0]];
  const difference = shortest(literal - value);
  if (holds((one) => one + difference)) return `${expression} ${difference < 0 ? '-' : '+'} ${Math.abs(difference)}`;
  const place = values.findIndex((one) => one !== 0);
  const factor = shortest((literals[place] as number) / (values[place] as number));
  if (holds((one) => factor * one)) return `${factor} * ${expression}`;
  const inverse = shortest((literals[place] as number) * (values[place] as number));
  if (holds((one) => inverse / one)) return `${inverse} / ${expression}`;
  return null;
}

/** An expression in place of a literal, in brackets where an operator stands next to it. */
function inPlace(expression: string, text: string, start: number, end: number): string {
  if (!expression.includes(' ') && !expression.startsWith('-')) return expression;
  const isArgument = /[=(,[] ?$/.test(text.slice(0, start)) && /^[),\]\n\0]/.test(text.slice(end));
  return isArgument ? expression : `(${expression})`;
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-300);
}

/** A number without what rounding added to it. */
function shortest(value: number): number {
  return Number(value.toPrecision(12));
}
