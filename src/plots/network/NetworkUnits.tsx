import { type FocusEvent, Fragment, type KeyboardEvent, type PointerEvent } from 'react';
import { inRem } from '../core/design-pixels.ts';
import { FeatureName } from '../core/FeatureName.tsx';
import type { UnitRef } from '../core/types.ts';
import type { ColumnBox, NetworkLayout, NodeBox } from './layout.ts';
import styles from './NetworkView.module.css';
import type { NetworkPicture } from './picture.ts';

interface Props {
  readonly layout: NetworkLayout;
  readonly picture: Pick<NetworkPicture<never>, 'labels' | 'nameOf' | 'hintOf'>;
  readonly names: readonly string[];
  readonly selected: UnitRef | null;
  readonly onPoint: (unit: UnitRef | null) => void;
  readonly onFocus: (unit: UnitRef | null, visible: boolean) => void;
  readonly onSelect: ((unit: UnitRef, button: HTMLElement) => void) | undefined;
  /** Shows all units of a collapsed layer. */
  readonly onUnfold: (layer: number) => void;
}

/** A transparent button over every unit. Each column is one tab stop; arrow keys move from unit to unit. */
export function NetworkUnits({ layout, picture, names, selected, onPoint, onFocus, onSelect, onUnfold }: Props) {
  const focusAt = (event: FocusEvent<HTMLElement>) => {
    const unit = unitAt(event.target);
    if (!unit) return;
    const before = event.currentTarget.querySelector<HTMLElement>(`[data-layer="${unit.layer}"][tabindex="0"]`);
    if (before) before.tabIndex = -1;
    event.target.tabIndex = 0;
    onFocus(unit, event.target.matches(':focus-visible'));
  };

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const unit = unitAt(event.target);
    const way = ARROWS[event.key];
    if (!unit || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    const layer = unit.layer + way[0];
    const nodes = layout.columns[layer + 1]?.nodes;
    if (!nodes) return;
    const to = Math.min(nodes.length - 1, Math.max(0, unit.unit + way[1]));
    event.preventDefault();
    // The page may use the same keys as shortcuts.
    event.stopPropagation();
    event.currentTarget.querySelector<HTMLElement>(`[data-layer="${layer}"][data-unit="${to}"]`)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the buttons inside
    <div
      onPointerOver={(event: PointerEvent) => onPoint(unitAt(event.target))}
      onPointerLeave={() => onPoint(null)}
      onFocus={focusAt}
      onBlur={() => onFocus(null, false)}
      onKeyDown={walk}
      onClick={(event) => {
        const unit = unitAt(event.target);
        if (unit && !event.defaultPrevented) onSelect?.(unit, event.target as HTMLElement);
      }}
    >
      {layout.columns.map((column, index) => {
        const layer = index - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is identified by its index
          <Fragment key={index}>
            {column.nodes.map(({ unit, x, y, size }) => (
              <button
                key={unit}
                type="button"
                className={styles.unit}
                data-layer={layer}
                data-unit={unit}
                tabIndex={unit === 0 ? 0 : -1}
                aria-label={picture.nameOf({ layer, unit }, names)}
                title={picture.hintOf({ layer, unit })}
                aria-pressed={selected?.layer === layer && selected.unit === unit}
                style={inRem({ left: x, top: y, width: size, height: size })}
              />
            ))}
            <Labels column={column} names={picture.labels(layer)} side={layer < 0 ? -1 : 1} />
            <More column={column} name={names[layer] ?? `Hidden ${layer + 1}`} onUnfold={() => onUnfold(layer)} />
          </Fragment>
        );
      })}
    </div>
  );
}

interface LabelsProps {
  readonly column: ColumnBox;
  readonly names: readonly string[];
  /** The free side of the units: −1 for left, 1 for right. */
  readonly side: -1 | 1;
}

/** Line height of a name beside its unit. */
const LINE = 14;

function Labels({ column, names, side }: LabelsProps) {
  const { labels, nodes, size, centre, room } = column;
  if (!labels) return null;
  const beside = labels === 'beside';
  const width = Math.floor(beside ? (room - size) / 2 - 6 : room - 4);
  const left = beside ? centre + side * (size / 2 + 5) - (side < 0 ? width : 0) : centre - width / 2;
  const pitch = nodes.length > 1 ? (nodes[1] as NodeBox).y - (nodes[0] as NodeBox).y : room;
  const lines = pitch >= 2 * LINE + 2 ? 2 : 1;
  return nodes.map(({ unit, y }) => (
    <span
      key={unit}
      className={beside ? `${styles.name} ${styles.beside}` : styles.name}
      title={names[unit]}
      aria-hidden="true"
      style={{
        ...inRem({
          left,
          width,
          top: beside ? y + size / 2 : y + size + 2,
          maxHeight: beside ? lines * LINE : undefined,
        }),
        whiteSpace: beside && lines > 1 ? 'normal' : undefined,
        textAlign: beside ? (side < 0 ? 'right' : 'left') : 'center',
      }}
    >
      <FeatureName name={names[unit] ?? ''} breaks={beside && lines > 1} />
    </span>
  ));
}

interface MoreProps {
  readonly column: ColumnBox;
  /** Name of the layer. */
  readonly name: string;
  readonly onUnfold: () => void;
}

/** A button for the units of a column that are not drawn individually. */
function More({ column: { more, sheet, hidden }, name, onUnfold }: MoreProps) {
  if (!more) return null;
  const { x, width } = sheet && sheet.width > more.width ? sheet : more;
  const top = sheet ? sheet.y - 2 : more.y;
  return (
    <button
      type="button"
      className={styles.more}
      aria-label={`+${hidden}: all units of ${name}`}
      title={`Show all units of ${name}`}
      style={inRem({ left: x, top, width, height: more.y + more.height - top })}
      onClick={onUnfold}
    >
      +{hidden}
    </button>
  );
}

const ARROWS: Record<string, readonly [layer: number, unit: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The unit whose button is the target of an event. */
export function unitAt(target: EventTarget): UnitRef | null {
  const { layer, unit } = (target as HTMLElement).dataset;
  return layer === undefined || unit === undefined ? null : { layer: Number(layer), unit: Number(unit) };
}
