import { Plus, X } from 'lucide-react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { type DraftGoal, type DraftStep, newKey } from '../../gallery/draft.ts';
import { isShare, OPERATORS } from '../../gallery/draft-goal.ts';
import { DIVERGED } from '../../goals/claim.ts';
import { quantitiesOf } from '../../goals/quantities.ts';
import { valueText } from '../../goals/words.ts';
import { capitalized } from '../../math/capitalized.ts';
import { changeStep } from '../../store/draft-lesson.ts';
import { Button } from '../controls/Button.tsx';
import { Select } from '../controls/Select.tsx';
import { measuredNow } from '../lesson/judge.ts';
import { useSlowly } from '../useSlowly.ts';
import styles from './Builder.module.css';
import { useProblem } from './problems.ts';
import { removeFrom } from './steps.ts';
import { ProblemText } from './TextField.tsx';

interface GoalRowsProps {
  readonly step: DraftStep;
  readonly index: number;
  readonly spec: ExperimentSpec;
}

/** The goals of a step, each beside its number in the run on the screen. */
export function GoalRows({ step, index, spec }: GoalRowsProps) {
  const { key, goals } = step;
  const change = (goal: DraftGoal, patch: Partial<DraftGoal>) =>
    changeStep(key, (now) => ({ goals: now.goals.map((one) => (one.key === goal.key ? { ...one, ...patch } : one)) }));
  function add() {
    const free = quantitiesOf(spec).filter(({ id }) => !goals.some(({ quantity }) => quantity === id));
    const quantity = (free.find(({ id }) => id.startsWith('val_')) ?? free[0])?.id ?? 'steps';
    changeStep(key, { goals: [...goals, { key: newKey(), quantity, operator: '>=', bound: '' }] });
  }
  return (
    <>
      {goals.length > 1 && <p className={styles.remark}>All of them have to hold at the same moment of a run.</p>}
      {goals.map((goal, place) => (
        <GoalRow
          key={goal.key}
          goal={goal}
          name={`Goal ${place + 1}`}
          field={`${index}.goal.${goal.key}`}
          spec={spec}
          onChange={(patch) => change(goal, patch)}
          onRemove={() => removeFrom(step, { goals: goals.filter((one) => one !== goal) }, 'A goal was removed.')}
        />
      ))}
      <div>
        <Button onClick={add}>
          <Plus size={14} aria-hidden="true" />
          Add a goal
        </Button>
      </div>
    </>
  );
}

const WORDS: Readonly<Record<DraftGoal['operator'], string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'above',
  '<': 'below',
};

interface GoalRowProps {
  readonly goal: DraftGoal;
  readonly name: string;
  readonly field: string;
  readonly spec: ExperimentSpec;
  readonly onChange: (patch: Partial<DraftGoal>) => void;
  readonly onRemove: () => void;
}

function GoalRow({ goal: { quantity, operator, bound }, name, field, spec, onChange, onRemove }: GoalRowProps) {
  const problem = useProblem(field);
  const quantities = quantitiesOf(spec);
  const options = quantities.map(({ id, label }) => ({ id, label: capitalized(label) }));
  const isEvent = quantity === DIVERGED;
  return (
    <fieldset className={styles.goal}>
      <legend className="visually-hidden">{name}</legend>
      <div className={styles.row}>
        <Select
          look="pill"
          label="Quantity"
          value={quantity}
          options={
            options.some(({ id }) => id === quantity) ? options : [...options, { id: quantity, label: quantity }]
          }
          onChoose={(id) => onChange({ quantity: id, ...(id === DIVERGED && { operator: '>=' as const }) })}
        />
        <Button look="round" aria-label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.row}>
        <Select
          look="pill"
          label="Comparison"
          value={operator}
          options={
            isEvent
              ? [
                  { id: '>=', label: 'happens' },
                  { id: '<', label: 'does not happen' },
                ]
              : OPERATORS.map((id) => ({ id, label: WORDS[id] }))
          }
          onChoose={(id) => onChange({ operator: OPERATORS.find((one) => one === id) ?? '>=' })}
        />
        {!isEvent && (
          <span className={styles.bound}>
            <input
              type="text"
              inputMode="decimal"
              autoComplete="off"
              aria-label={isShare(quantity) ? 'Number, in percent' : 'Number'}
              aria-invalid={problem !== null}
              className={styles.input}
              value={bound}
              onChange={({ target }) => onChange({ bound: target.value })}
            />
            {isShare(quantity) && '%'}
          </span>
        )}
        <Now quantity={quantity} />
      </div>
      <ProblemText text={problem} />
    </fieldset>
  );
}

/** The present value of a quantity in the run on the screen: "now 93%". */
function Now({ quantity }: { readonly quantity: string }) {
  const value = measuredNow(useSlowly())?.[quantity];
  return (
    <span className={styles.now} translate="no">
      {value === undefined || Number.isNaN(value) ? 'not known now' : `now ${valueText(quantity, value)}`}
    </span>
  );
}
