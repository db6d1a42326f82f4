import { shortened } from './paragraphs.ts';

/** The longest formula, in characters. */
const LONGEST = 600;
/** Deeper groups have no use, and would exhaust the stack. */
const DEEPEST = 30;

/** Commands that define others, which can make a short text endless, and that draw boxes and gaps of any size. */
const REFUSED =
  /\\(?:[gex]?def|let|futurelet|(?:re|provide)?newcommand|newenvironment|global|long|rule|[mh]?kern|[mh]skip|hspace|raisebox|html\w+|includegraphics|href|url)(?![a-zA-Z])/;

/**
 * A formula of a text that anybody may have written, without the spaces around it.
 * @throws Error that says what it may not contain
 */
export function readFormula(tex: string): string {
  const formula = tex.trim();
  if (formula.length > LONGEST) {
    throw new Error(`the formula "${shortened(formula)}" has ${formula.length} characters, but at most ${LONGEST} fit`);
  }
  const [command] = formula.match(REFUSED) ?? [];
  if (command !== undefined) throw new Error(`the formula "${shortened(formula)}" uses ${command}, which is refused`);
  if (depthOf(formula) > DEEPEST) throw new Error(`the formula "${shortened(formula)}" is nested too deeply`);
  return formula;
}

function depthOf(formula: string): number {
  let depth = 0;
  let deepest = 0;
  for (const letter of formula) {
    if (letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === '}') depth--;
  }
  return deepest;
}
