import { X } from 'lucide-react';
import type { Call } from '../../../experiment/experiment.ts';
import { call as callOf, dataOf, entryOf, idsOf } from '../../../experiment/index.ts';
import { edit, useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { Control } from '../../controls/Control.tsx';
import { choosingHint } from '../../controls/effectHint.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Hyperparameters } from '../../controls/Hyperparameters.tsx';
import { Select } from '../../controls/Select.tsx';
import { AugmentPreview } from './AugmentPreview.tsx';
import styles from './Preparation.module.css';
import { Step } from './Step.tsx';

/** The step that adds modified copies of the training examples, with any number of augmentations. */
export function AugmentStep({ words }: { readonly words: string | null }) {
  const active = useExperiment(({ spec }) => spec.augmentations);
  const images = useExperiment(({ spec }) => dataOf(spec).image !== null);
  const rest = idsOf('augmentations').filter((id) => active.every((one) => one.id !== id));
  const add = (id: string) => id && edit(() => ({ augmentations: [...active, callOf('augmentations', id)] }));
  return (
    <Step title="Augment" words={words}>
      <Control of="augment">
        {rest.length > 0 && (
          <Select
            look="heading"
            label="Add an augmentation"
            title={choosingHint('augmentations')}
            value=""
            options={[
              { id: '', label: active.length > 0 ? 'Add another' : 'None' },
              ...rest.map((id) => {
                const { label, images: needed } = entryOf('augmentations', id);
                const off = needed === true && !images;
                return { id, label: off ? `${label} (images only)` : label, disabled: off };
              }),
            ]}
            onChoose={add}
          />
        )}
        {active.map((one) => (
          <Augmentation key={one.id} call={one} />
        ))}
      </Control>
      {images && <AugmentPreview />}
    </Step>
  );
}

function Augmentation({ call }: { readonly call: Call }) {
  const { id } = call;
  const { label, tex } = entryOf('augmentations', id);
  return (
    <div className={styles.augmentation} data-part={id}>
      <div className={styles.name}>
        <span>{label}</span>
        <Button
          look="round"
          aria-label={`Remove ${label}`}
          title={choosingHint('augmentations')}
          onClick={() => edit(({ augmentations }) => ({ augmentations: augmentations.filter((one) => one.id !== id) }))}
        >
          <X size={13} aria-hidden="true" />
        </Button>
      </div>
      <Hyperparameters
        section="augmentations"
        call={call}
        onEdit={(next, how) =>
          edit(
            ({ augmentations }) => ({ augmentations: augmentations.map((one) => (one.id === id ? next : one)) }),
            how,
          )
        }
      />
      <div className={styles.formula}>
        <Formula tex={tex} display />
      </div>
    </div>
  );
}
