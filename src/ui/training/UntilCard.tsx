import { Plus, X } from 'lucide-react';
import { type Ending, endingsFor, rangeOf } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Select } from '../controls/Select.tsx';
import { nudgeBy } from '../controls/scale.ts';
import field from '../data/Field.module.css';
import card from './EntryCard.module.css';
import { labelOfEnding, nextEnding } from './endingWords.ts';

/** The choice that nothing ends the run. */
const NEVER = 'never';

/** What ends the run: a list of counts, times and scores. The first one that is reached counts. */
export function UntilCard() {
  const spec = useExperiment((store) => store.spec);
  const { until } = spec;
  const known = endingsFor(spec);
  const next = nextEnding(spec);
  const set = (changed: readonly Ending[]) => edit({ until: changed });
  const choose = (index: number, of: string) =>
    of === NEVER ? set(until.toSpliced(index, 1)) : set(until.toSpliced(index, 1, { of, value: rangeOf(of).default }));

  return (
    <Control of="until">
      <fieldset
        className={`${card.card} ${field.field}`}
        data-part="until"
        data-field="endings"
        aria-label="The end of the run"
      >
        {(until.length === 0 ? [null] : until).map((ending, index) => {
          const options = known.filter((of) => of === ending?.of || !until.some((other) => other.of === of));
          const label = index === 0 ? 'Run until' : `Or until, condition ${index + 1}`;
          return (
            <div key={label} className={field.row}>
              <span className={card.title} aria-hidden="true">
                {index === 0 ? 'Run until' : 'or until'}
              </span>
              <span className={field.number}>
                <Select
                  look="pill"
                  label={label}
                  title={`What ends the run; the first that is reached counts. ${choosingHint('until')}`}
                  value={ending?.of ?? NEVER}
                  options={[
                    ...(index === 0 && until.length < 2 ? [{ id: NEVER, label: 'paused' }] : []),
                    ...options.map((of) => ({ id: of, label: labelOfEnding(of) })),
                  ]}
                  onChoose={(of) => choose(index, of)}
                />
                {ending && (
                  <NumberField
                    label={`${labelOfEnding(ending.of)} at which the run ends`}
                    value={ending.value}
                    range={rangeOf(ending.of)}
                    nudge={nudgeBy(rangeOf(ending.of).min > 0 ? 1 : 0.01)}
                    onEnter={(value) => set(until.with(index, { of: ending.of, value }))}
                  />
                )}
                {until.length > 1 && ending && (
                  <Button
                    look="round"
                    className={field.small}
                    aria-label={`Remove ${labelOfEnding(ending.of)}`}
                    onClick={() => choose(index, NEVER)}
                  >
                    <X size={13} aria-hidden="true" />
                  </Button>
                )}
                {ending && index === until.length - 1 && next && (
                  <Button
                    look="round"
                    className={field.small}
                    aria-label="Add a condition"
                    title="Add another condition; the first that is reached ends the run"
                    onClick={() => set([...until, { of: next, value: rangeOf(next).default }])}
                  >
                    <Plus size={13} aria-hidden="true" />
                  </Button>
                )}
              </span>
            </div>
          );
        })}
      </fieldset>
    </Control>
  );
}
