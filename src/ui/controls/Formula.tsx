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

/** A formula. Until KaTeX has arrived its source stands there, on as much room as the formula will take. */
export function Formula({ tex, display = false }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    let current = true;
    katex().then(({ render }) => {
      if (current && place.current) {
        render(tex, place.current, {
          displayMode: display,
          output: 'htmlAndMathml',
          trust: false,
          throwOnError: false,
        });
      }
    });
    return () => {
      current = false;
    };
  }, [tex, display]);

  const lines = tex.split('\\\\').length;
  return (
    <span
      key={tex}
      ref={place}
      className={display ? styles.display : undefined}
      style={display ? { minHeight: `${lines * 2}em` } : undefined}
    >
      {tex}
    </span>
  );
}
