import type { DataShape, ExperimentSpec } from '../../../experiment/index.ts';
import { formatCount } from '../../../math/format.ts';
import { SmallHistogram } from '../../../plots/distributions/SmallHistogram.tsx';
import type { ColumnView, Spread } from '../../../runtime/protocol.ts';
import type { Column } from '../../../table/table.ts';
import { choosingHint } from '../../controls/effectHint.ts';
import { Select } from '../../controls/Select.tsx';
import styles from './Preparation.module.css';
import { giveRole, type Role, roleOf, rolesOf } from './roles.ts';
import { fateOf, kindOf, labelled, rangeWords, spreadWords } from './words.ts';

interface ColumnRowProps {
  readonly column: Column;
  readonly spec: ExperimentSpec;
  readonly shape: DataShape;
  /** null until it is known. */
  readonly view: ColumnView | null;
}

/** A column with its role, and the distribution of its values before and after the preparation. */
export function ColumnRow({ column, spec, shape, view }: ColumnRowProps) {
  const { id, label, unit, levels } = column;
  const role = roleOf(id, spec, shape);
  return (
    <tr data-role={role}>
      <th scope="row" translate="no">
        {label}
        {unit !== undefined && <small>{unit}</small>}
      </th>
      <td>
        <Select
          look="pill"
          label={`Role of ${label}`}
          title={choosingHint('features')}
          value={role}
          options={rolesOf(id, spec, shape)}
          onChoose={(chosen) => giveRole(id, chosen as Role)}
        />
      </td>
      <td className={styles.kind}>{kindOf(column)}</td>
      <td className={styles.number}>{view ? formatCount(view.missing) : ''}</td>
      <td>{view && <Picture spread={view.before} name={`${label} before preparation`} names={levels ?? []} />}</td>
      <td>
        {view?.after ? (
          <Picture
            spread={view.after}
            name={`${label} after preparation`}
            names={view.inputs.length > 1 ? labelled(view.inputs, spec) : (levels ?? [])}
          />
        ) : (
          view && <span className={styles.nothing}>–</span>
        )}
      </td>
      <td className={styles.fate}>{view && fateOf(view, column, spec).map((text) => <p key={text}>{text}</p>)}</td>
    </tr>
  );
}

interface PictureProps {
  readonly spread: Spread;
  readonly name: string;
  /** The names of the bars, unless they are a range of numbers. */
  readonly names: readonly string[];
}

function Picture({ spread, name, names }: PictureProps) {
  const range = rangeWords(spread);
  return (
    <div className={styles.picture}>
      <div className={styles.bars}>
        <SmallHistogram
          counts={spread.counts}
          apart={spread.range === null}
          label={`${name}: ${spreadWords(spread, names)}`}
        />
      </div>
      <small aria-hidden="true">{range ?? ' '}</small>
    </div>
  );
}
