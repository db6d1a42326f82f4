import { useLayoutEffect, useRef } from 'react';
import { loadable } from '../parts/loadable.ts';
import styles from './Formula.module.css';

/** The fonts of nearly every formula. Without them a formula is wider, so it would be shrunk and then grow again. */
const FONTS = ['KaTeX_Main', 'italic KaTeX_Math', 'KaTeX_Caligraphic', 'KaTeX_Size1', 'KaTeX_Size2'];

const katex = loadable(async () => {
  const [{ default: library }] = await Promise.all([import('katex'), import('katex/dist/katex.min.css')]);
  await Promise.allSettled(FONTS.map((font) => document.fonts.load(font.replace('KaTeX', '1em KaTeX'))));
  return library;
});

interface FormulaProps {
  /** TeX without delimiters. */
  readonly tex: string;
  /** Shown on its own lines, at full size. */
  readonly display?: boolean;
  /** Whether `\\htmlData{name=value}{…}` marks parts of the formula as elements with such an attribute. */
  readonly marked?: boolean;
}

/** The size of the largest box in a formula, in em. */
const LARGEST = 30;
/** A formula on its own lines shrinks to this factor at most, then it scrolls. */
const SMALLEST = 0.68;

/**
 * A formula. Until KaTeX has loaded, the element reserves the space and contains the TeX source. If KaTeX does not
 * load, the source is shown; the next formula, or the return of the connection, fetches KaTeX again.
 */
export function Formula({ tex, display = false, marked = false }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    let current = true;
    const refit = () => {
      if (display && element.dataset.waiting === undefined) shrink(element);
    };
    const arrived = () => {
      delete element.dataset.waiting;
      element.style.width = '';
    };
    const draw = ({ render }: typeof import('katex').default) => {
      if (!current) return;
      delete element.dataset.source;
      arrived();
      render(tex, element, {
        displayMode: display,
        output: 'htmlAndMathml',
        trust: ({ command }) => marked && command === '\\htmlData',
        strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
        throwOnError: false,
        maxSize: LARGEST,
      });
      refit();
    };
    const showSource = () => {
      if (!current) return;
      element.dataset.source = '';
      arrived();
    };
    // KaTeX also fails on some formulas, such as those that are nested too deeply.
    const fetchAndDraw = () => void katex.load().then(draw).catch(showSource);
    fetchAndDraw();
    window.addEventListener('online', fetchAndDraw);
    let width: number | null = null;
    const observer = new ResizeObserver(() => {
      const before = width;
      width = element.clientWidth;
      if (before !== null && before !== width) refit();
    });
    if (display) observer.observe(element);
    // Fonts load after the formula and change its width.
    document.fonts.addEventListener('loadingdone', refit);
    return () => {
      current = false;
      window.removeEventListener('online', fetchAndDraw);
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', refit);
    };
  }, [tex, display, marked]);

  return (
    <span
      key={tex}
      ref={place}
      translate="no"
      className={display ? `${styles.formula} ${styles.display}` : styles.formula}
      data-waiting=""
      style={display ? { minHeight: `${roughHeight(tex)}em`, width: `${roughWidth(tex)}em` } : undefined}
    >
      {tex}
    </span>
  );
}

/** Makes a formula smaller if it is wider than its container. */
function shrink(element: HTMLElement) {
  element.style.fontSize = '';
  const share = element.clientWidth / element.scrollWidth;
  if (share < 1) element.style.fontSize = `${Math.max(SMALLEST, share * 0.99)}em`;
}

/** Estimates the height of a formula in em: that of its highest environment, because they are beside each other. */
function roughHeight(tex: string): number {
  return Math.max(...tex.split(/\\end\{\w+\}/).map(linesHeight));
}

/** The height of lines in em; those with a fraction or with limits are taller. */
function linesHeight(tex: string): number {
  const lines = tex.split('\\\\').map((line) => (/\\(d?frac|sum|prod)\b/.test(line) ? 3.2 : 2));
  return lines.reduce((sum, height) => sum + height, 0);
}

/** Estimates the width of a formula in em from its letters, without commands; fractions are narrower. */
function roughWidth(tex: string): number {
  const widths = tex.split('\\\\').map((line) => {
    const letters = line
      .replace(/\\(left|right|text|mathcal|mathrm|operatorname|quad|begin\{\w+\}|end\{\w+\})|[{}^_&\s]|\\[,;!]/g, '')
      .replace(/\\(?!tanh|cosh|log|exp|max|min|sin|cos)\w+/g, 'x').length;
    return letters * (line.includes('\\frac') ? 0.45 : 0.65);
  });
  return Math.max(...widths);
}
