import { Eye, EyeOff, LockKeyhole } from 'lucide-react';
import { useId, useMemo } from 'react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { UNRESTRICTED } from '../../gallery/draft.ts';
import type { Restrictions } from '../../gallery/lesson.ts';
import styles from './RestrictionList.module.css';
import {
  canBeLocked,
  labelOf,
  type Restrictable,
  restrictablesOf,
  type State,
  stateOf,
  withState,
} from './restrictable.ts';

interface RestrictionListProps {
  /** The experiment whose controls are listed. */
  readonly spec: ExperimentSpec;
  readonly restrictions: Restrictions;
  /** What is restricted in all steps, and cannot be given back in this one. */
  readonly always?: Restrictions;
  readonly onChange: (restrictions: Restrictions) => void;
}

/** What students see and may change: a switch between shown, locked and hidden for each panel and control. */
export function RestrictionList({ spec, restrictions, always = UNRESTRICTED, onChange }: RestrictionListProps) {
  const groups = useMemo(() => restrictablesOf(spec, restrictions), [spec, restrictions]);
  return (
    <div className={styles.list}>
      <p className={styles.remark}>
        {summary(restrictions, spec)} Starting weights are locked wherever the experiment gives none.
      </p>
      {groups.map(({ title, members }) => {
        const counts = countsOf(restrictions, members);
        return (
          <details key={title} className={styles.group}>
            <summary>
              {title}
              {counts !== '' && <span className={styles.count}> · {counts}</span>}
            </summary>
            {members.map((member) => {
              const fixed = stateOf(always, member.name);
              return fixed === 'shown' ? (
                <StateSwitch
                  key={member.name}
                  of={member}
                  state={stateOf(restrictions, member.name)}
                  onChoose={(state) => onChange(withState(restrictions, member.name, state))}
                />
              ) : (
                <p key={member.name} className={styles.row} data-inside={member.isInside || undefined}>
                  <span className={styles.label}>{member.label}</span>
                  <span className={styles.fixed}>{fixed} in all steps</span>
                </p>
              );
            })}
          </details>
        );
      })}
    </div>
  );
}

const STATES = [
  { id: 'shown', label: 'Shown', Icon: Eye },
  { id: 'locked', label: 'Locked', Icon: LockKeyhole },
  { id: 'hidden', label: 'Hidden', Icon: EyeOff },
] as const satisfies readonly { readonly id: State; readonly label: string; readonly Icon: typeof Eye }[];

interface StateSwitchProps {
  readonly of: Restrictable;
  readonly state: State;
  readonly onChoose: (state: State) => void;
}

function StateSwitch({ of: { name, label, isInside }, state, onChoose }: StateSwitchProps) {
  const group = useId();
  return (
    <fieldset className={styles.row} data-inside={isInside || undefined}>
      <legend className="visually-hidden">{label}</legend>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <span className={styles.states}>
        {STATES.filter(({ id }) => id !== 'locked' || canBeLocked(name)).map(({ id, label: word, Icon }) => (
          <label key={id} className={styles.state} title={word}>
            <input
              type="radio"
              name={group}
              className="visually-hidden"
              aria-label={word}
              checked={id === state}
              onChange={() => onChoose(id)}
            />
            <Icon size={14} aria-hidden="true" />
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** "1 locked, 2 hidden" */
function countsOf(restrictions: Restrictions, members: readonly Restrictable[]): string {
  const count = (state: State) => members.filter(({ name }) => stateOf(restrictions, name) === state).length;
  return (['locked', 'hidden'] as const)
    .filter((state) => count(state) > 0)
    .map((state) => `${count(state)} ${state}`)
    .join(', ');
}

/** "Locked: Data, Learning rate. Hidden: Inspector." */
function summary({ hidden, locked }: Restrictions, spec: ExperimentSpec): string {
  if (hidden.length + locked.length === 0) return 'Everything is shown, and nothing is locked.';
  const words = (names: readonly string[]) => names.map((name) => labelOf(name, spec)).join(', ');
  return [locked.length > 0 && `Locked: ${words(locked)}.`, hidden.length > 0 && `Hidden: ${words(hidden)}.`]
    .filter(Boolean)
    .join(' ');
}
