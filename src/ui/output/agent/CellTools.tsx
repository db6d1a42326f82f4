import { Fragment } from 'react';
import { edit } from '../../../store/experiment.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { roveFocus } from '../../controls/roveFocus.ts';
import { nudgeBy } from '../../controls/scale.ts';
import { CellSymbol } from './CellSymbol.tsx';
import styles from './StateSpace.module.css';
import type { Tool, Tools } from './tools.ts';

const TOOLS: readonly { readonly id: Tool; readonly label: string; readonly title: string }[] = [
  { id: 'wall', label: 'Wall', title: 'Nobody can enter the cell' },
  { id: 'reward', label: 'Reward', title: 'The agent is rewarded for entering the cell' },
  { id: 'punishment', label: 'Punishment', title: 'The agent is punished for entering the cell' },
  { id: 'start', label: 'Start', title: 'Episodes may begin in the cell' },
  { id: 'end', label: 'End', title: 'The episode ends in the cell' },
  { id: 'clear', label: 'Erase', title: 'Takes everything out of the cell' },
];

const TENTHS = nudgeBy(0.1);
const RANGE = { min: -1, max: 1 };

interface CellToolsProps {
  readonly tools: Tools;
  readonly onChange: (tools: Tools) => void;
  /** Whether a person has changed the world. */
  readonly isChanged: boolean;
}

/** The tools with which a person changes the cells of a gridworld. */
export function CellTools({ tools, onChange, isChanged }: CellToolsProps) {
  const { tool } = tools;
  const why = isChanged ? 'Restore the first walls, rewards, starts and ends' : 'The world is as it was at first';
  return (
    <div role="toolbar" aria-label="Tools for cells" className={styles.tools} onKeyDown={roveFocus}>
      {TOOLS.map(({ id, label, title }) => (
        <Fragment key={id}>
          <button
            type="button"
            className={styles.tool}
            aria-pressed={tool === id}
            tabIndex={id === (tool ?? 'wall') ? 0 : -1}
            title={tool === id ? `${title}; press to put the tool away` : title}
            onClick={() => onChange({ ...tools, tool: tool === id ? null : id })}
          >
            <CellSymbol of={id} />
            {label}
          </button>
          {tool === id && (id === 'reward' || id === 'punishment') && (
            <span className={styles.number}>
              <NumberField
                label={`${label} for entering the cell`}
                value={tools[id]}
                range={RANGE}
                nudge={TENTHS}
                onEnter={(value) => onChange({ ...tools, [id]: value })}
              />
            </span>
          )}
        </Fragment>
      ))}
      <button
        type="button"
        className={styles.tool}
        tabIndex={-1}
        aria-label="Reset the world"
        aria-disabled={!isChanged}
        title={why}
        onClick={() => isChanged && edit({ layout: [] })}
      >
        Reset
      </button>
    </div>
  );
}
