import type { ReactNode, RefObject } from 'react';
import { classColor, DISCRETE_STEPS, lookupGradient, type Palette, stepGradient } from '../core/color.ts';
import { Mark } from '../core/Mark.tsx';
import type { PlotView } from '../core/types.ts';
import styles from './OutputLegend.module.css';
import type { ShownParts } from './points.ts';

const PARTS = ['train', 'validation', 'test'] as const;

interface PartsProps {
  readonly view: PlotView;
  readonly palette: Palette;
  readonly parts: ShownParts;
  readonly onParts: (parts: ShownParts) => void;
  /** Why test examples cannot be shown yet; null if they can. */
  readonly testReason: string | null;
}

/** The marks of training, validation and test examples; each is a toggle. */
export function PartToggles({ view, palette, parts, onParts, testReason }: PartsProps) {
  const counts = [0, 0, 0];
  for (let point = 0; point < view.points.count; point++) (counts[view.points.part[point] as number] as number)++;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <span role="group" aria-label="Examples shown" className={styles.parts}>
      {PARTS.map((name, part) => {
        const reason = part === 2 ? testReason : null;
        const shown = parts[part as 0 | 1 | 2];
        const about = `${counts[part]} examples${part === 2 ? ' (never used for training)' : ''}`;
        return (
          (counts[part] as number) > 0 && (
            <button
              key={name}
              type="button"
              className={styles.toggle}
              aria-pressed={shown}
              title={reason ?? `${shown ? 'Hide' : 'Show'} ${about}`}
              {...(reason !== null && { 'aria-disabled': true, 'aria-description': reason })}
              onClick={() => {
                if (reason !== null) return;
                onParts(parts.map((on, other) => (other === part ? !on : on)) as unknown as ShownParts);
              }}
            >
              <Mark part={part} color={palette.ink2} />
              <span>{name}</span>
            </button>
          )
        );
      })}
    </span>
  );
}

interface ScaleProps {
  readonly view: PlotView;
  readonly palette: Palette;
  /** A unit or an input that is shown instead of the output. */
  readonly unit: 'unit' | 'input' | null;
  /** Whether the output has flat colours instead of shades. */
  readonly discrete?: boolean;
  readonly low: RefObject<HTMLSpanElement | null>;
  readonly high: RefObject<HTMLSpanElement | null>;
}

/** The meaning of the map's colours: classes and confidence, or numbers. */
export function MapLegend({ view, palette, unit, discrete = false, low, high }: ScaleProps) {
  const { classes, answer } = view;
  if (answer === 'class' && !unit) {
    return (
      <>
        {classes.map((name, label) => (
          <span key={name} className={styles.item}>
            <Mark part={0} color={classColor(palette, classes.length, label)} label={label} />
            <span translate="no" className={styles.class} title={name}>
              {name}
            </span>
          </span>
        ))}
        {!discrete && (
          <span className={styles.item}>
            unsure
            <span className={styles.short} style={{ backgroundImage: lookupGradient(sureness(palette)) }} />
            sure
          </span>
        )}
      </>
    );
  }
  const ends = answer === 'side' && !unit ? classes : [];
  const name = (label: number): ReactNode =>
    ends[label] !== undefined && (
      <span className={styles.item}>
        <Mark part={0} color={classColor(palette, 2, label)} label={label} />
        <span className={styles.class} title={ends[label]}>
          {ends[label]}
        </span>
      </span>
    );
  const flat = discrete && !unit;
  const gradient = flat ? stepGradient(palette.discrete.steps, DISCRETE_STEPS) : lookupGradient(palette.soft);
  return (
    <span className={styles.item}>
      {name(0)}
      {!(flat && answer === 'side') && (
        <>
          <span ref={low} className={styles.number} />
          <span className={styles.bar} style={{ backgroundImage: gradient }} />
          <span ref={high} className={styles.number} />
        </>
      )}
      {name(1)}
      {answer === 'number' && !unit && <span>prediction{view.targetRange && ', common scale'}</span>}
      {unit && <span>{unit === 'input' ? 'input' : 'activation'}</span>}
    </span>
  );
}

/** Shades from pale to full, in the colour of the first class. */
function sureness({ confidence, soft }: Palette): Uint32Array {
  return confidence[0] ?? soft;
}
