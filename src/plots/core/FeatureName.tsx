import { Fragment } from 'react';
import styles from './FeatureName.module.css';
import { featureParts } from './feature-parts.ts';

export { featureText } from './feature-parts.ts';

const AFTER_JOINT = /(?<=[_=])/;

const ELEMENTS = { variable: 'i', index: 'sub', power: 'sup', word: 'span' } as const;

interface FeatureNameProps {
  readonly name: string;
  /** Allows line breaks in a word after _ and =. */
  readonly breaks?: boolean;
}

/**
 * A feature's name in mathematical notation: x1 with a subscript, x1_squared with a superscript; other names are
 * unchanged.
 */
export function FeatureName({ name, breaks = false }: FeatureNameProps) {
  const [only, ...more] = featureParts(name);
  if (only?.set === 'word' && more.length === 0) {
    if (!breaks) return name;
    return name.split(AFTER_JOINT).map((text, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its index
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
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is identified by its index
          <Element key={place} className={styles[set]}>
            {text}
          </Element>
        );
      })}
    </span>
  );
}
