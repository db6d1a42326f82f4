import { ChevronDown } from 'lucide-react';
import { dataOf, type ExperimentSpec, engineeredFor, hasGenerator } from '../../experiment/index.ts';
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

/** The title of the inputs, and the button that opens the menu of features. */
export function InputsHeader({ menu, narrow }: InputsHeaderProps) {
  const spec = useExperiment((store) => store.spec);
  const isGame = hasGenerator(spec);
  const all = offeredColumns(spec).length + engineeredFor(spec).length;
  return (
    <div className={`${shared.column} ${narrow ? shared.narrow : ''}`}>
      <h3 className={shared.title}>{isGame ? 'Noise' : 'Inputs'}</h3>
      <Button
        className={styles.button}
        data-field="features"
        popoverTarget={menu}
        title={`Choose features. ${choosingHint('features')}`}
      >
        {amountOf(spec) ?? (isGame ? counted(spec.features.length, 'feature') : `${spec.features.length} of ${all}`)}
        {!narrow && <ChevronDown size={14} aria-hidden="true" />}
      </Button>
    </div>
  );
}
