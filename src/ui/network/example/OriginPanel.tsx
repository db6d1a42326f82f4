import { Pause, Play, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { entryOf, type LayerSpec } from '../../../experiment/index.ts';
import { formatNumber } from '../../../math/format.ts';
import { sourceLayer } from '../../../plots/core/source-layer.ts';
import type { UnitRef } from '../../../plots/core/types.ts';
import { exampleUnitText } from '../../../plots/example/names.ts';
import { largestIn, largestTerms, type Origin, originOf } from '../../../plots/example/origin.ts';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import { channelOf, fitsView, imageAt, type PlotExample } from '../../../plots/example/types.ts';
import { fieldOfPixel, positionAround, type Windows } from '../../../plots/example/windows.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { example, pointAtPixel } from '../../../store/example.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import popover from '../../controls/Popover.module.css';
import { useReducedMotion } from '../../useReducedMotion.ts';
import { useSlowly } from '../../useSlowly.ts';
import { ChannelPicture } from './ChannelPicture.tsx';
import styles from './OriginPanel.module.css';
import { MOST_TERMS, originTex } from './originTex.ts';
import { PatchTable } from './PatchTable.tsx';
import { clamp, PixelPad, type PixelPlace } from './PixelPad.tsx';
import { TermRow } from './TermRow.tsx';
import { usePlaying } from './usePlaying.ts';

interface OriginPanelProps {
  readonly view: RunView;
  /** The hidden layers of the experiment, with their names. */
  readonly layers: readonly LayerSpec[];
  readonly names: readonly string[];
  readonly windows: readonly (Windows | null)[];
  readonly unit: UnitRef;
  /** The element beside which the panel opens. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

const PAD = 112;

/** How a number of the example in view came to be: window, kernel, products, sum, bias and activation. */
export function OriginPanel({ view, layers, names, windows, unit, anchor, onClose }: OriginPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const { findings } = useSlowly();
  const passed = findings.example && fitsView(view, findings.example) ? findings.example : null;
  const image = imageAt(view, unit.layer);
  const [chosen, choose] = useState(() => pixelToStartAt(view, passed, unit));
  const pixel = { ...unit, ...chosen };
  const origin = passed && originOf(view, windows[unit.layer] ?? null, passed, pixel);
  const title = exampleUnitText(view, unit, names);
  const own = windows[unit.layer];
  const moveWindow = (to: PixelPlace) => {
    if (!own || !image) return;
    const row = clamp(positionAround(own.rows, to.row), image.height - 1);
    choose({ row, column: clamp(positionAround(own.columns, to.column), image.width - 1) });
  };

  useEffect(() => {
    const element = panel.current;
    if (!element || element.matches(':popover-open')) return;
    element.showPopover({ source: anchor });
    element.querySelector<HTMLElement>('button')?.focus();
  }, [anchor]);

  // The pad appears with the first evaluation of the example.
  const isPadShown = image !== null && passed !== null;
  useEffect(() => {
    if (isPadShown) panel.current?.querySelector<HTMLElement>('[role="slider"]')?.focus();
  }, [isPadShown]);

  // The picture of the network outlines the receptive field.
  useEffect(() => {
    if (image) pointAtPixel({ ...unit, ...chosen });
  });
  useEffect(() => () => pointAtPixel(null), []);

  const calm = useReducedMotion();
  const [playing, togglePlaying] = usePlaying(() => {
    if (!image) return;
    const next = (chosen.row * image.width + chosen.column + 1) % (image.height * image.width);
    choose({ row: Math.floor(next / image.width), column: next % image.width });
  });

  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={`How ${title} came to be`}
      className={`${popover.popover} ${styles.panel}`}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      <div className={styles.head}>
        <h3>{title}</h3>
        <Button look="round" className={styles.close} aria-label="Close" onClick={() => panel.current?.hidePopover()}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      {image && passed && (
        <div className={styles.place}>
          <PixelPad
            {...chosen}
            picture={channelOf(passed.outputs[unit.layer] ?? [], image, unit.unit)}
            range={rangeAround0({ values: passed.outputs[unit.layer] ?? new Float32Array() })}
            size={PAD}
            field={fieldOfPixel(chosen.row, chosen.column)}
            label={`Pixel of ${title}`}
            text={`row ${chosen.row + 1}, column ${chosen.column + 1}: ${origin ? formatNumber(origin.value) : ''}`}
            onMove={choose}
          />
          <div className={styles.words}>
            <p>
              Row {chosen.row + 1}, column {chosen.column + 1}
            </p>
            <p className={styles.hint}>Drag, or use the arrow keys.</p>
            {!calm && (
              <Button aria-pressed={playing} title="Let the window slide over its input" onClick={togglePlaying}>
                {playing ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
                {playing ? 'Pause the window' : 'Slide the window'}
              </Button>
            )}
          </div>
        </div>
      )}
      {passed === null && <p className={styles.hint}>The engine has not evaluated this example yet.</p>}
      {passed && !origin && <p className={styles.hint}>This layer has neither weights nor a window.</p>}
      {passed && origin && (
        <Parts
          view={view}
          names={names}
          passed={passed}
          origin={origin}
          pixel={pixel}
          layers={layers}
          onMove={origin.kind === 'window' || origin.field ? moveWindow : undefined}
        />
      )}
    </div>
  );
}

interface PartsProps {
  readonly view: RunView;
  readonly names: readonly string[];
  readonly passed: PlotExample;
  readonly origin: Origin;
  readonly pixel: UnitRef;
  readonly layers: readonly LayerSpec[];
  /** Moves the window to a pixel of its input, if there is one. */
  readonly onMove: ((place: PixelPlace) => void) | undefined;
}

/** The numbers from which a number came to be, and the formula. */
function Parts({ view, names, passed, origin, pixel: { layer, unit }, layers, onMove }: PartsProps) {
  const { activation } = view.layers[layer] ?? {};
  const { id } = layers[layer] ?? {};
  const pooling = id ? entryOf('layers', id).pools : undefined;
  const lines = originTex(origin, {
    activation: activation ? entryOf('activations', activation).tex : null,
    pooling: pooling ?? 'mean',
  });
  return (
    <>
      <Formula
        display
        tex={`\\begin{aligned} ${lines.map((line) => line.replace('=', '&=')).join(' \\\\ ')} \\end{aligned}`}
      />
      {origin.kind === 'sum' && (
        <Terms view={view} names={names} passed={passed} origin={origin} layer={layer} onMove={onMove} />
      )}
      {origin.kind === 'window' && (
        <div className={styles.window}>
          <ChannelPicture
            view={view}
            name={exampleUnitText(view, { layer: sourceLayer(view, layer), unit }, names)}
            layer={sourceLayer(view, layer)}
            values={passed.outputs[sourceLayer(view, layer)] ?? passed.input}
            channel={unit}
            field={origin.field}
            onMove={onMove}
          />
          <PatchTable
            label="Window"
            patch={origin.inputs}
            range={rangeAround0(origin.inputs)}
            marked={pooling === 'max' ? largestIn(origin.inputs) : null}
          />
        </div>
      )}
    </>
  );
}

interface TermsProps extends Omit<PartsProps, 'pixel' | 'layers' | 'origin'> {
  readonly origin: Extract<Origin, { kind: 'sum' }>;
  readonly layer: number;
}

function Terms({ view, names, passed, origin, layer, onMove }: TermsProps) {
  const { largest, others, rest } = largestTerms(origin.terms, MOST_TERMS);
  const ranges = {
    weights: rangeAround0(...origin.terms.map(({ weights }) => weights)),
    products: rangeAround0(...origin.terms.map(({ products }) => products)),
  };
  return (
    <>
      {largest.map((term) => (
        <TermRow
          key={term.from}
          view={view}
          name={exampleUnitText(view, { layer: sourceLayer(view, layer), unit: term.from }, names)}
          layer={sourceLayer(view, layer)}
          values={passed.outputs[sourceLayer(view, layer)] ?? passed.input}
          term={term}
          field={origin.field}
          onMove={onMove}
          ranges={ranges}
        />
      ))}
      {others > 0 && (
        <p className={styles.rest}>
          {others} more {others === 1 ? 'channel' : 'channels'}: <span translate="no">{formatNumber(rest)}</span>
        </p>
      )}
    </>
  );
}

/** The pixel under the pointer when the panel was opened, or else the largest of the map. */
function pixelToStartAt(view: RunView, passed: PlotExample | null, { layer, unit }: UnitRef) {
  const { pixel } = example.getState();
  if (pixel?.layer === layer && pixel.unit === unit) return { row: pixel.row, column: pixel.column };
  const image = imageAt(view, layer);
  if (!image || !passed) return { row: 0, column: 0 };
  const at = largestIn(channelOf(passed.outputs[layer] ?? [], image, unit));
  return { row: Math.floor(at / image.width), column: at % image.width };
}
