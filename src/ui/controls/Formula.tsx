import { useLayoutEffect, useRef } from 'react';
import styles from './Formula.module.css';

const katex = () =>
  (loaded ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([k]) => k.default));
let loaded: Promise<typeof import('katex').default> | undefined;

interface FormulaProps {
  /** TeX without delimiters. */
  readonly tex: string;
  /** On lines of its own, at full size. */
  readonly display?: boolean;
}

/** A formula on lines of its own becomes as much smaller as this to fit; then it scrolls. */
const SMALLEST = 0.68;

/** A formula. Until KaTeX has arrived its source stands there, on as much room as the formula will take. */
export function Formula({ tex, display = false }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    let current = true;
    const refit = () => display && shrink(element);
    katex().then(({ render }) => {
      if (!current) return;
      element.style.width = '';
      render(tex, element, { displayMode: display, output: 'htmlAndMathml', trust: false, throwOnError: false });
      refit();
    });
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      refit();
    });
    if (display) observer.observe(element);
    // Fonts arrive later than the formula and change how wide it is.
    document.fonts.addEventListener('loadingdone', refit);
    return () => {
      current = false;
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', refit);
    };
  }, [tex, display]);

  const lines = tex.split('\\\\').length;
  return (
    <span
      key={tex}
      ref={place}
      className={display ? styles.display : undefined}
      style={display ? { minHeight: `${lines * 2}em`, width: `${roughWidth(tex)}em` } : undefined}
    >
      {tex}
    </span>
  );
}

/** Makes a formula smaller where it is wider than its room. */
function shrink(element: HTMLElement) {
  element.style.fontSize = '';
  const share = element.clientWidth / element.scrollWidth;
  if (share < 1) element.style.fontSize = `${Math.max(SMALLEST, share * 0.99)}em`;
}

/** About how wide a formula is going to be, in em: its letters without the commands, of which fractions stack half. */
function roughWidth(tex: string): number {
  const widths = tex.split('\\\\').map((line) => {
    const letters = line
      .replace(/\\(left|right|text|mathcal|mathrm|operatorname|quad|begin\{\w+\}|end\{\w+\})|[{}^_&\s]|\\[,;!]/g, '')
      .replace(/\\(?!tanh|cosh|log|exp|max|min|sin|cos)\w+/g, 'x').length;
    return letters * (line.includes('\\frac') ? 0.45 : 0.65);
  });
  return Math.max(...widths);
}
