import { type Calculation, isOperation, type Operation } from './calculation.ts';

/** How tightly a part of a formula holds together: a sum, a product, something with a sign before it, or a whole. */
type Bond = 'sum' | 'signed' | 'product' | 'whole';

interface Written {
  readonly tex: string;
  readonly bond: Bond;
}

/** Functions that are written with their name and parentheses. */
const NAMES: Partial<Record<Operation, string>> = {
  log: '\\ln',
  tanh: '\\tanh',
  sin: '\\sin',
  cos: '\\cos',
  erf: '\\operatorname{erf}',
  sigmoid: '\\sigma',
  sign: '\\operatorname{sign}',
  maximum: '\\max',
  minimum: '\\min',
};

/**
 * A calculation as TeX.
 * @param write a number as TeX; it may begin with a minus
 */
export function calculationTex<Leaf extends object>(of: Calculation<Leaf>, write: (number: Leaf) => string): string {
  return written(of, write).tex;
}

/**
 * A calculation as lines of TeX: those of a long sum have a few terms each, and begin with the sign of the first.
 * @param most the maximum number of terms in a line
 */
export function calculationLines<Leaf extends object>(
  of: Calculation<Leaf>,
  write: (number: Leaf) => string,
  most: number,
): readonly string[] {
  const [before, sum, after] = aroundSum(of, write);
  if (!isOperation(sum) || sum.operation !== 'add' || sum.operands.length <= most) return [calculationTex(of, write)];
  const terms = sum.operands.map((operand) => written(operand, write));
  const lines = Array.from({ length: Math.ceil(terms.length / most) }, (_, line) => {
    const own = terms.slice(line * most, (line + 1) * most).reduce(plus, '');
    return line === 0 || isSigned(own) ? own : `+ ${own}`;
  });
  return lines.map((line, at) => `${at === 0 ? before : ''}${line}${at === lines.length - 1 ? after : ''}`);
}

/** A sum inside a calculation, with the TeX before and after it; the calculation itself if nothing is around it. */
function aroundSum<Leaf extends object>(
  of: Calculation<Leaf>,
  write: (number: Leaf) => string,
): readonly [before: string, sum: Calculation<Leaf>, after: string] {
  if (!isOperation(of) || of.operation === 'add') return ['', of, ''];
  const [a, b] = of.operands;
  const isSum = (part: Calculation<Leaf> | undefined) =>
    part !== undefined && isOperation(part) && part.operation === 'add';
  if (of.operation === 'neg' && a !== undefined && isSum(a)) return ['-\\Big(', a, '\\Big)'];
  if (of.operation === 'mul' && of.operands.length === 2 && a !== undefined && b !== undefined) {
    if (isSum(a)) return ['\\Big(', a, `\\Big) \\cdot ${factor(written(b, write), 1)}`];
    if (isSum(b)) return [`${factor(written(a, write), 0)} \\cdot \\Big(`, b, '\\Big)'];
  }
  if (of.operation === 'div' && a !== undefined && b !== undefined && isSum(a)) {
    return ['\\Big(', a, `\\Big) \\cdot \\frac{1}{${written(b, write).tex}}`];
  }
  return ['', of, ''];
}

function written<Leaf extends object>(of: Calculation<Leaf>, write: (number: Leaf) => string): Written {
  if (!isOperation(of)) {
    const tex = write(of);
    return { tex, bond: isSigned(tex) ? 'signed' : tex.includes('\\cdot') ? 'product' : 'whole' };
  }
  const parts = of.operands.map((operand) => written(operand, write));
  const [a = NOTHING, b = NOTHING, c = NOTHING] = parts;
  const whole = (tex: string): Written => ({ tex, bond: 'whole' });
  const name = NAMES[of.operation];
  if (name) return whole(`${name}\\left(${parts.map(({ tex }) => tex).join(',\\, ')}\\right)`);
  switch (of.operation) {
    case 'add':
      if (parts.length === 0) return whole('0');
      return parts.length === 1 ? a : { tex: parts.reduce(plus, '').trim(), bond: 'sum' };
    case 'sub':
      return { tex: `${a.tex} - ${b.bond === 'sum' || b.bond === 'signed' ? inside(b) : b.tex}`, bond: 'sum' };
    case 'neg':
      return {
        tex: `-${b === NOTHING && (a.bond === 'sum' || a.bond === 'signed') ? inside(a) : a.tex}`,
        bond: 'signed',
      };
    case 'mul':
      return { tex: parts.map(factor).join(' \\cdot '), bond: isSigned(a.tex) ? 'signed' : 'product' };
    case 'div':
      return whole(`\\frac{${a.tex}}{${b.tex}}`);
    case 'pow':
      return whole(`${base(a)}^{${b.tex}}`);
    case 'exp':
      return whole(`e^{${a.tex}}`);
    case 'sqrt':
      return whole(`\\sqrt{${a.tex}}`);
    case 'abs':
      return whole(`\\left|${a.tex}\\right|`);
    case 'relu':
      return whole(`\\max\\left(${a.tex},\\, 0\\right)`);
    case 'softplus':
      return whole(`\\ln\\left(1 + e^{${a.tex}}\\right)`);
    case 'greater':
      return whole(`\\left[${a.tex} > ${b.tex}\\right]`);
    case 'equal':
      return whole(`\\left[${a.tex} = ${b.tex}\\right]`);
    case 'where':
      return whole(`\\begin{cases} ${b.tex} & \\text{if } ${a.tex} \\\\ ${c.tex} & \\text{else} \\end{cases}`);
    case 'argMax':
      return whole(`\\operatorname{arg\\,max}\\left(${parts.map(({ tex }) => tex).join(',\\, ')}\\right)`);
    default:
      return whole(
        `\\left[\\operatorname{arg\\,max}\\left(${parts
          .slice(1)
          .map(({ tex }) => tex)
          .join(',\\, ')}\\right) = ${a.tex}\\right]`,
      );
  }
}

const NOTHING: Written = { tex: '', bond: 'whole' };

function isSigned(tex: string): boolean {
  return tex.startsWith('-');
}

function inside({ tex }: Written): string {
  return `\\left(${tex}\\right)`;
}

/** A further summand. */
function plus(sum: string, { tex }: Written): string {
  if (sum === '') return tex;
  return isSigned(tex) ? `${sum} - ${tex.slice(1)}` : `${sum} + ${tex}`;
}

function factor(part: Written, at: number): string {
  return part.bond === 'sum' || (part.bond === 'signed' && at > 0) ? inside(part) : part.tex;
}

/** What a power is taken of. */
function base(part: Written): string {
  return part.bond === 'whole' && !/[\^\\]/.test(part.tex) ? part.tex : inside(part);
}
