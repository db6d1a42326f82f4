import { ChevronDown } from 'lucide-react';
import { dataOf, type ExperimentSpec, engineeredFor, noiseOf } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { pixelIndex } from '../../table/pixels.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { counted } from '../counted.ts';
import { offeredColumns } from './FeatureMenu.tsx';
import styles from './InputsHeader.module.css';
import shared from './NetworkPanel.module.css';

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

/** The title of the inputs, and the button that opens the menu of features; a generator gets noise in their place. */
export function InputsHeader({ menu, narrow }: InputsHeaderProps) {
  const noise = useExperiment(({ spec }) => noiseOf(spec.layers));
  return (
    <div className={`${shared.column} ${narrow ? shared.narrow : ''}`}>
      <h3 className={shared.title}>{noise > 0 ? 'Noise' : 'Inputs'}</h3>
      {noise > 0 ? (
        <p className={styles.noise}>{counted(noise, 'number')}</p>
      ) : (
        <FeaturesButton menu={menu} narrow={narrow} />
      )}
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
