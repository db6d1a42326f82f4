import { ChevronDown } from 'lucide-react';
import { dataOf, type ExperimentSpec, engineeredFor, environmentOf, noiseOf } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { pixelIndex } from '../../table/pixels.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { counted } from '../counted.ts';
import styles from './InputsHeader.module.css';
import shared from './NetworkPanel.module.css';
import { offeredColumns } from './offeredColumns.ts';

/** The number of pixels; null if the features are not those of an image. */
function amountOf(spec: ExperimentSpec): string | null {
  const { columns, image } = dataOf(spec);
  if (image === null) return null;
  const others = columns.filter((column) => !column.image && spec.features.includes(column.id));
  if (others.length > 0) return null;
  const isWhole = spec.features.some((id) => pixelIndex(image, id) < 0);
  return isWhole ? `${image.width} × ${image.height}` : counted(spec.features.length, 'pixel');
}

interface InputsHeaderProps {
  /** The id of the menu of features. */
  readonly menu: string;
  readonly narrow: boolean;
}

/**
 * The title of the inputs, and the button that opens the menu of features. A generator gets noise in their place, and an
 * agent the whole observation.
 */
export function InputsHeader({ menu, narrow }: InputsHeaderProps) {
  const noise = useExperiment(({ spec }) => noiseOf(spec.layers));
  const observed = useExperiment(({ spec }) =>
    environmentOf(spec) ? (amountOf(spec) ?? counted(spec.features.length, 'number')) : null,
  );
  const title = observed === null ? (noise > 0 ? 'Noise' : 'Inputs') : narrow ? 'State' : 'Observation';
  const amount = observed ?? (noise > 0 ? counted(noise, 'number') : null);
  return (
    <div className={`${shared.column} ${narrow ? shared.narrow : ''}`}>
      <h3 className={shared.title}>{title}</h3>
      {amount !== null ? <p className={styles.amount}>{amount}</p> : <FeaturesButton menu={menu} narrow={narrow} />}
    </div>
  );
}

/** Opens the menu of the features of an example. */
export function FeaturesButton({ menu, narrow }: InputsHeaderProps) {
  const spec = useExperiment((store) => store.spec);
  const all = offeredColumns(spec).length + engineeredFor(spec).length;
  return (
    <Button
      className={styles.button}
      data-field="features"
      popoverTarget={menu}
      title={`Choose features. ${choosingHint('features')}`}
    >
      {amountOf(spec) ?? `${spec.features.length} of ${all}`}
      {!narrow && <ChevronDown size={14} aria-hidden="true" />}
    </Button>
  );
}
