import { entryOf, type LayerSpec } from '../../experiment/index.ts';
import { editLayer } from '../../store/experiment.ts';
import { effectHint } from '../controls/effectHint.ts';
import { Formula } from '../controls/Formula.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { useSweptNumber } from '../controls/SweptNumber.tsx';
import { nudgeOn, sliderScale } from '../controls/scale.ts';
import styles from './LayerNumbers.module.css';
import { widthOf } from './width.ts';

interface LayerNumbersProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly layer: LayerSpec;
  /** Name of the layer. */
  readonly title: string;
  /** Whether it has to share a row with the activation. */
  readonly tight: boolean;
}

/** The numeric settings of a layer that its header shows: all but its width and the rare ones. */
export function numbersOf({ id }: LayerSpec) {
  const width = widthOf(id)?.argument;
  return Object.entries(entryOf('layers', id).hyper).filter(
    ([name, { options, rare }]) => name !== width && !options && !rare,
  );
}

/** The names of the settings that the header of a layer shows: its width and its usual numbers. */
export function inHeader(layer: LayerSpec): readonly string[] {
  const width = widthOf(layer.id)?.argument;
  return [...(width ? [width] : []), ...numbersOf(layer).map(([name]) => name)];
}

/** The usual numeric settings of a layer other than its width: a dropout rate, a momentum, the size of a kernel. */
export function LayerNumbers({ index, layer, title, tight }: LayerNumbersProps) {
  const swept = useSweptNumber();
  return numbersOf(layer).map(([name, hyper]) => {
    const hint = `${hyper.label}. ${hyper.explain} ${effectHint(hyper.effect)}`;
    return (
      <span key={name} className={`${styles.number} ${tight ? styles.tight : ''}`} data-field={name} title={hint}>
        <span aria-hidden="true">
          <Formula tex={hyper.tex} />
        </span>
        {swept?.of?.call === layer && swept.of.argument === name ? (
          'swept'
        ) : (
          <NumberField
            label={`${hyper.label} of ${title}`}
            value={layer.args[name] ?? hyper.default}
            range={hyper}
            nudge={nudgeOn(sliderScale(hyper))}
            title={hint}
            onEnter={(value) => editLayer(index, { args: { ...layer.args, [name]: value } })}
          />
        )}
      </span>
    );
  });
}
