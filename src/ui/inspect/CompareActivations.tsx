import { X } from 'lucide-react';
import { entryOf } from '../../experiment/index.ts';
import { type Curve, CurveSample } from '../../plots/functions/FunctionPlot.tsx';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import styles from './CompareActivations.module.css';

interface CompareActivationsProps {
  /** Ids of the compared activations, with the dash pattern of each. */
  readonly compared: readonly { readonly id: string; readonly dash: NonNullable<Curve['dash']> }[];
  /** Ids that can be added. */
  readonly rest: readonly string[];
  readonly onAdd: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** The legend of the compared activations, with controls to add and remove them. */
export function CompareActivations({ compared, rest, onAdd, onRemove }: CompareActivationsProps) {
  const label = (id: string) => entryOf('activations', id).label;
  return (
    <div className={styles.compare}>
      {rest.length > 0 && (
        <Select
          look="tight"
          label="Compare with another activation"
          value=""
          options={[{ id: '', label: '+ compare' }, ...rest.map((id) => ({ id, label: label(id) }))]}
          onChoose={(id) => id && onAdd(id)}
        />
      )}
      <ul className={styles.chips} aria-label="Compared activations">
        {compared.map(({ id, dash }) => (
          <li key={id} className={styles.chip}>
            <CurveSample look="other" dash={dash} />
            {label(id)}
            <Button look="round" aria-label={`Remove ${label(id)} from the comparison`} onClick={() => onRemove(id)}>
              <X size={11} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
