import { Brush, Eraser, Trash2, Undo2 } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { dataOf } from '../../../experiment/index.ts';
import { tableOf } from '../../../experiment/rows.ts';
import { formatCount } from '../../../math/format.ts';
import { classColor, usePalette } from '../../../plots/core/color.ts';
import { Mark } from '../../../plots/core/Mark.tsx';
import { useExperiment } from '../../../store/experiment.ts';
import { LIMITS } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { Select } from '../../controls/Select.tsx';
import tab from '../browse/Tab.module.css';
import { Verdict } from '../own/Verdict.tsx';
import { readAsset } from '../readAsset.ts';
import styles from './DrawTab.module.css';
import { CLASSES, canUndo, classCounts, type DrawnPoint, MOST_POINTS } from './drawing.ts';
import { drawable, drawnTable, LETTERS } from './drawnTable.ts';
import { Pad } from './Pad.tsx';
import { clearPad, setClasses, setPad, startFrom, type Tool, undoPad, usePad } from './padStore.ts';

const TOOLS: readonly { readonly id: Tool; readonly label: string; readonly Icon: typeof Brush }[] = [
  { id: 'brush', label: 'Brush', Icon: Brush },
  { id: 'eraser', label: 'Eraser', Icon: Eraser },
];

/** Draws a dataset by hand. */
export function DrawTab() {
  const { drawing, tool, brush, classes, label, name } = usePad((store) => store);
  const palette = usePalette();
  const counts = classCounts(drawing.points, classes);
  const points = useDeferredValue(drawing.points);
  const needsClasses = useExperiment(({ spec }) => spec.task === null);
  const table = useMemo(() => drawnTable(points, name, needsClasses), [points, name, needsClasses]);
  return (
    <div className={tab.tab}>
      <div className={styles.desk}>
        <Pad />
        <div className={styles.tools}>
          <fieldset className={styles.row}>
            <legend className="visually-hidden">Tool</legend>
            {TOOLS.map(({ id, label: title, Icon }) => (
              <Button key={id} aria-pressed={tool === id} className={styles.tool} onClick={() => setPad({ tool: id })}>
                <Icon size={14} aria-hidden="true" />
                {title}
              </Button>
            ))}
          </fieldset>
          <fieldset className={styles.classes}>
            <legend>Class</legend>
            {counts.map((count, one) => (
              <label key={LETTERS[one]} className={styles.class}>
                <input
                  type="radio"
                  name="drawn-class"
                  className="visually-hidden"
                  checked={label === one}
                  onChange={() => setPad({ label: one, tool: 'brush' })}
                />
                <span>
                  <Mark part={0} color={classColor(palette, classes, one)} label={one} />
                  <b>{LETTERS[one]}</b>
                  <small>{formatCount(count)}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <p className={styles.setting}>
            <span aria-hidden="true">Classes</span>
            <Select
              look="pill"
              label="Number of classes"
              value={String(classes)}
              options={NUMBERS.map((id) => ({ id, label: id }))}
              onChoose={(id) => setClasses(Number(id))}
            />
          </p>
          <div className={styles.setting}>
            <span aria-hidden="true">Size</span>
            <Range
              label="Size of the brush"
              position={brush.size}
              min={0}
              max={1.2}
              step={0.1}
              text={brush.size === 0 ? 'single points' : brush.size.toFixed(1)}
              onMove={(size) => setPad({ brush: { ...brush, size: Math.round(size * 10) / 10 } })}
            />
            <b>{brush.size === 0 ? 'point' : brush.size.toFixed(1)}</b>
          </div>
          <div className={styles.setting}>
            <span aria-hidden="true">Density</span>
            <Range
              label="Density of the brush"
              position={brush.density}
              min={1}
              max={12}
              step={1}
              text={`${brush.density} points per dab`}
              onMove={(density) => setPad({ brush: { ...brush, density } })}
            />
            <b>{brush.density}</b>
          </div>
          <div className={styles.row}>
            <Button reason={canUndo(drawing) ? null : 'Nothing to undo'} onClick={undoPad}>
              <Undo2 size={14} aria-hidden="true" />
              Undo
            </Button>
            <Button reason={drawing.points.length > 0 ? null : 'Nothing to clear'} onClick={clearPad}>
              <Trash2 size={14} aria-hidden="true" />
              Clear
            </Button>
          </div>
          <StartFrom />
          <label className={styles.name}>
            <span>Name</span>
            <input
              type="text"
              maxLength={LIMITS.label}
              value={name}
              onChange={({ target }) => setPad({ name: target.value })}
            />
          </label>
          <p className={styles.hint}>
            {drawing.points.length >= MOST_POINTS
              ? `A drawing can have at most ${formatCount(MOST_POINTS)} points.`
              : `Keyboard: arrows move the cross, Space draws, 1–${classes} choose the class, Delete erases.`}
          </p>
        </div>
      </div>
      <Verdict table={table} />
    </div>
  );
}

const NUMBERS = Array.from({ length: CLASSES.max - CLASSES.min + 1 }, (_, more) => String(CLASSES.min + more));

/** Copies the current data into the drawing, if they are points with classes. */
function StartFrom() {
  const spec = useExperiment((store) => store.spec);
  const { label, target } = dataOf(spec);
  const [points, setPoints] = useState<readonly DrawnPoint[] | null>(null);
  useEffect(() => {
    let current = true;
    setPoints(null);
    tableOf(spec, readAsset)
      .then((table) => current && setPoints(drawable(table, target.id)))
      // Data that cannot be read cannot be drawn on; the engine reports the reason.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [spec, target]);
  return (
    <Button
      className={styles.start}
      reason={points ? null : `${label} does not have two numbers from −3 to 3 and at most ${CLASSES.max} classes`}
      onClick={() => points && startFrom(points)}
    >
      Start from {label}
    </Button>
  );
}
