import { Flag, Lock, LockOpen, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { PIN } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';
import { sourceLayer } from '../../plots/core/source-layer.ts';
import type { NumberRef, PlotView } from '../../plots/core/types.ts';
import { unitText } from '../../plots/core/unit-name.ts';
import { placeOf } from '../../plots/network/numbers.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import popover from '../controls/Popover.module.css';
import { nudgeBy } from '../controls/scale.ts';
import { useEngine } from '../engine.ts';
import { FaceSymbol } from './FaceSymbol.tsx';
import { type Face, useFace } from './face.ts';
import styles from './NumberPanel.module.css';
import { findPin, freeze, release } from './pins.ts';
import { drawAgain, startAt, startOf } from './starts.ts';
import { useSlowFrame } from './useSlowFrame.ts';

interface NumberPanelProps {
  readonly view: PlotView;
  /** The subject: "Hidden 1 · unit 3". */
  readonly title: string;
  /** The listed weights and biases, all of one unit. */
  readonly numbers: readonly NumberRef[];
  /** Names of the hidden layers. */
  readonly names: readonly string[];
  /** The element beside which the panel opens. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Weights and biases as number fields, each with a button that freezes it. */
export function NumberPanel({ view, title, numbers, names, anchor, onClose }: NumberPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const frame = useSlowFrame();
  const face = useFace();
  const faceNumbers = useRun(({ findings }) => (face ? (findings[face.id]?.values ?? null) : null));

  useEffect(() => {
    const element = panel.current;
    if (!element || element.matches(':popover-open')) return;
    element.showPopover({ source: anchor });
    element.querySelector('input')?.focus();
  }, [anchor]);

  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={title}
      className={`${popover.popover} ${styles.panel}`}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      <div className={styles.head}>
        <h3>{title}</h3>
        <Button look="round" className={styles.close} aria-label="Close" onClick={() => panel.current?.hidePopover()}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      {numbers.length === 0 ? (
        <p className={styles.none}>This unit has no weights or bias.</p>
      ) : (
        <table className={styles.table}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">From</th>
              <th scope="col">Value</th>
              {face && <th scope="col">{NAMES[face.id]}</th>}
              <th scope="col">Frozen</th>
              <th scope="col">Starting value</th>
            </tr>
          </thead>
          <tbody>
            {numbers.map((number) => (
              <NumberRow
                key={`${number.from}`}
                view={view}
                number={number}
                names={names}
                parameters={frame?.parameters ?? null}
                face={face}
                faceNumbers={faceNumbers}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface NumberRowProps {
  readonly view: PlotView;
  readonly number: NumberRef;
  readonly names: readonly string[];
  readonly parameters: Float32Array | null;
  /** What the network shows instead of its weights, and its numbers. */
  readonly face: Face | null;
  readonly faceNumbers: Float32Array | null;
}

/** What a number is beside each weight. */
const NAMES: Readonly<Record<Face['id'], string>> = { gradients: 'Gradient', updates: 'Update by the next step' };

function NumberRow({ view, number, names, parameters, face, faceNumbers }: NumberRowProps) {
  const engine = useEngine();
  const pins = useExperiment(({ spec }) => spec.pins);
  const start = useExperiment(({ spec }) => spec.start);
  const place = placeOf(view, number);
  if (!place) return null;
  const { layer, from } = number;
  const source = from === null ? 'Bias' : unitText(view, { layer: sourceLayer(view, layer), unit: from }, names);
  const name = from === null ? 'Bias' : `Weight from ${source}`;
  const pin = findPin(pins, place);
  const present = parameters?.[place.at] ?? Number.NaN;
  const value = pin?.value ?? Number(present.toPrecision(4));
  const given = startOf(start, place);
  const set = (next: number) => (pin ? freeze(place, next) : engine.set(place.parameter, place.index, next));

  return (
    <tr>
      <th scope="row">
        {from === null ? null : <span className={styles.from}>from </span>}
        {source}
      </th>
      <td>
        <NumberField label={name} value={value} range={PIN} nudge={nudgeBy(0.1)} onEnter={set} />
      </td>
      {face && (
        <td className={styles.shown} translate="no">
          <FaceSymbol of={face.id} letter={from === null ? 'b' : 'w'} /> ={' '}
          {formatNumber(faceNumbers?.[place.at] ?? Number.NaN)}
        </td>
      )}
      <td>
        <Control of="pin">
          <Button
            look="round"
            className={`${styles.lock} ${pin ? styles.locked : ''}`}
            aria-label={`Freeze ${name.toLowerCase()}`}
            aria-pressed={pin !== undefined}
            title={
              pin ? 'Frozen at this value. Press to train it again' : 'Freeze it at this value; others keep training'
            }
            onClick={() => (pin ? release(place) : freeze(place, value))}
          >
            {pin ? <Lock size={13} aria-hidden="true" /> : <LockOpen size={13} aria-hidden="true" />}
          </Button>
        </Control>
      </td>
      <td>
        <Control of="start">
          <Button
            look="round"
            className={`${styles.lock} ${given === undefined ? '' : styles.locked}`}
            aria-label={`Start ${name.toLowerCase()} here`}
            aria-pressed={given !== undefined}
            disabled={!Number.isFinite(present)}
            title={
              given === undefined
                ? `Start here: the run starts with this value. ${choosingHint('start')}`
                : `The run starts with ${formatNumber(given)}. Press to draw it again. ${choosingHint('start')}`
            }
            onClick={() => (given === undefined ? startAt(place, present) : drawAgain(place))}
          >
            <Flag size={13} aria-hidden="true" />
          </Button>
        </Control>
      </td>
    </tr>
  );
}
