import styles from './FeatureName.module.css';

/** A feature's name as a person would write it: x1 with a small low 1, any other name as it is. */
export function FeatureName({ name }: { readonly name: string }) {
  const match = /^([a-z])_?(\d+)$/i.exec(name);
  if (!match) return name.length === 1 ? <i className={styles.variable}>{name}</i> : name;
  return (
    <span>
      <i className={styles.variable}>{match[1]}</i>
      <sub className={styles.index}>{match[2]}</sub>
    </span>
  );
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The same where there is only text: x₁. */
export function featureText(name: string): string {
  return name.replace(/^([a-z])_?(\d+)$/i, (_, letter: string, digits: string) => {
    return letter + Array.from(digits, (digit) => SUBSCRIPTS[Number(digit)]).join('');
  });
}
