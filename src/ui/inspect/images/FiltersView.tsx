import { useCallback, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { fits } from '../../../plots/core/heatmap.ts';
import { setText } from '../../../plots/core/live.ts';
import { sourceLayer } from '../../../plots/core/source-layer.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import { type KernelBounds, type KernelNumbers, KernelPlot } from '../../../plots/example/KernelPlot.tsx';
import { type KernelSet, kernelsOf } from '../../../plots/example/kernels.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { chooseLayer, markUnit, useChosenLayer, useSelectedUnit } from '../../../store/choice.ts';
import { type RunStore, run } from '../../../store/run.ts';
import { Select } from '../../controls/Select.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useSlowly } from '../../useSlowly.ts';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { ColorScale } from './ColorScale.tsx';
import styles from './Images.module.css';
import { KernelDetails } from './KernelDetails.tsx';
import { useNames } from './names.ts';
import type { ImagesViewProps } from './viewProps.ts';

/** More units are shown page by page. */
const PAGE = 64;

/** The kernels of a layer as pictures, with their gradients. */
export function FiltersView({ view, choice }: ImagesViewProps) {
  useWatch('gradients', true);
  const names = useNames(view);
  const chosen = useChosenLayer(useShownExperiment());
  const sets = useMemo(() => view.layers.flatMap((_, layer) => kernelsOf(view, layer) ?? []), [view]);
  const set = sets.find(({ layer }) => layer >= chosen) ?? sets.at(-1) ?? null;
  if (!set) {
    return (
      <>
        <div className={inside.head}>{choice}</div>
        <p className={inside.waiting}>
          No layer of this network has weights for an image.
          {view.generator && ' The tab Game shows the images that it generates.'}
        </p>
      </>
    );
  }
  return (
    <>
      <div className={inside.head}>
        {choice}
        <Select
          look="pill"
          label="Layer"
          value={String(set.layer)}
          options={sets.map(({ layer }) => ({ id: String(layer), label: names.layerOf(layer) }))}
          onChoose={(id) => chooseLayer(Number(id))}
        />
        <p className={styles.remark}>{describeSet(set)}</p>
      </div>
      <Kernels key={`${set.layer} ${set.units}`} view={view} set={set} />
    </>
  );
}

interface KernelsProps {
  readonly view: RunView;
  readonly set: KernelSet;
}

function Kernels({ view, set }: KernelsProps) {
  const { layer, units } = set;
  const names = useNames(view);
  const chosen = useChosenLayer(useShownExperiment());
  const chosenUnit = useSelectedUnit();
  const selected = chosen === layer ? Math.min(chosenUnit, units - 1) : 0;
  const [pointed, point] = useState<number | null>(null);
  const [page, turnTo] = useState(Math.floor(selected / PAGE));
  const first = Math.min(page, Math.ceil(units / PAGE) - 1) * PAGE;
  const source = useMemo<LiveSource<KernelNumbers>>(
    () => ({ get: () => numbersIn(view, run.getState()), subscribe: run.subscribe }),
    [view],
  );
  const numbers = numbersIn(view, useSlowly());
  const low = useRef<HTMLSpanElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const steepestDown = useRef<HTMLSpanElement>(null);
  const steepestUp = useRef<HTMLSpanElement>(null);
  const showBounds = useCallback(({ weights, gradient }: KernelBounds) => {
    setText(low.current, negative(weights));
    setText(high.current, positive(weights));
    setText(steepestDown.current, negative(gradient));
    setText(steepestUp.current, positive(gradient));
  }, []);
  const nameOf = (unit: number) =>
    `${names.unitOf({ layer, unit })}${numbers ? `: ${rangeWords(set, numbers, unit)}` : ''}`;

  return (
    <>
      <div className={styles.scales}>
        <ColorScale name="weights" low="" high="" lowRef={low} highRef={high} />
        <ColorScale name="∇ gradient, next batch" low="" high="" lowRef={steepestDown} highRef={steepestUp} />
        {units > PAGE && (
          <Select
            look="pill"
            label="Units shown"
            value={String(first / PAGE)}
            options={Array.from({ length: Math.ceil(units / PAGE) }, (_, index) => ({
              id: String(index),
              label: `${index * PAGE + 1} to ${Math.min(units, (index + 1) * PAGE)} of ${units}`,
            }))}
            onChoose={(id) => turnTo(Number(id))}
          />
        )}
      </div>
      <div className={styles.beside}>
        <KernelPlot
          set={set}
          first={first}
          count={Math.min(PAGE, units - first)}
          source={source}
          label={`${set.isConvolution ? 'Kernels' : 'Weights'} of ${names.layerOf(layer)}`}
          nameOf={nameOf}
          selected={selected}
          onPoint={(unit) => {
            point(unit);
            markUnit(unit === null ? null : { layer, unit });
          }}
          onSelect={(unit) => chooseLayer(layer, unit)}
          onBounds={showBounds}
        />
        {numbers && (
          <KernelDetails
            set={set}
            unit={pointed ?? selected}
            numbers={numbers}
            title={names.unitOf({ layer, unit: pointed ?? selected })}
            channelName={(unit) => names.unitOf({ layer: sourceLayer(view, layer), unit })}
          />
        )}
      </div>
    </>
  );
}

function numbersIn(view: RunView, { frame, findings }: RunStore): KernelNumbers | null {
  if (!fits(view, frame)) return null;
  const { parameters } = frame;
  const gradient = findings.gradients?.values;
  return { parameters, gradient: gradient?.length === parameters.length ? gradient : null };
}

function describeSet({ units, channels, height, width, isConvolution, isColored }: KernelSet): string {
  const of = channels === 1 ? `${height} × ${width}` : `${height} × ${width} on ${channels} channels`;
  const count = isConvolution
    ? units === 1
      ? '1 kernel'
      : `${units} kernels`
    : units === 1
      ? '1 unit'
      : `${units} units`;
  const colors = isColored ? '; the first picture has all channels as colours, with grey for 0' : '';
  return isConvolution ? `${count} of ${of}${colors}` : `${count}, each with a weight for every pixel: ${of}${colors}`;
}

function negative(bound: number | null): string {
  return bound === null ? '–' : bound === 0 ? '0' : formatNumber(-bound, { digits: 2 });
}

function positive(bound: number | null): string {
  return bound === null ? '–' : bound === 0 ? '0 everywhere' : formatNumber(bound, { digits: 2 });
}

/** "weights −0.31 to 0.42, gradient −0.01 to 0.02". */
function rangeWords(set: KernelSet, { parameters, gradient }: KernelNumbers, unit: number): string {
  const weights = `weights ${extentWords(set, parameters, unit)}`;
  return gradient ? `${weights}, gradient ${extentWords(set, gradient, unit)}` : weights;
}

function extentWords({ channels, height, width, indexOf }: KernelSet, of: ArrayLike<number>, unit: number): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let number = 0; number < channels * height * width; number++) {
    const value = of[indexOf(unit, number)] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? 'frozen' : `${formatNumber(low)} to ${formatNumber(high)}`;
}
