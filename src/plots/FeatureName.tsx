import { Fragment } from 'react';
import styles from './FeatureName.module.css';
import { featureParts } from './feature-parts.ts';

export { featureText } from './feature-parts.ts';

const AFTER_JOINT = /(?<=[_=])/;

const ELEMENTS = { variable: 'i', index: 'sub', power: 'sup', word: 'span' } as const;

interface FeatureNameProps {
  readonly name: string;
  /** A word can go on in another line after _ and =. */
  readonly breaks?: boolean;
}

/** A feature's name as a person would write it: x1 with a small low 1, x1_squared with a square, other names as they are. */
export function FeatureName({ name, breaks = false }: FeatureNameProps) {
  const [only, ...more] = featureParts(name);
  if (only?.set === 'word' && more.length === 0) {
    if (!breaks) return name;
    return name.split(AFTER_JOINT).map((text, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
      <Fragment key={place}>
        {place > 0 && <wbr />}
        {text}
      </Fragment>
    ));
  }
  return (
    <span className={styles.name}>
      {featureParts(name).map(({ text, set }, place) => {
        const Element = ELEMENTS[set];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
          <Element key={place} className={styles[set]}>
            {text}
          </Element>
        );
      })}
    </span>
  );
}
