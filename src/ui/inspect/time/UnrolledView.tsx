import { useContext, useMemo, useState } from 'react';
import { entryOf } from '../../../experiment/index.ts';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { sequenceSizeOf } from '../../../math/sample.ts';
import { rangeAround0 } from '../../../plots/example/patch-colors.ts';
import type { Inside, RunView } from '../../../runtime/protocol.ts';
import { withActivation } from '../../activationTex.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Select } from '../../controls/Select.tsx';
import { Quoting } from '../../Quoting.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { InspectorRoom } from '../room.ts';
import { Segments } from '../Segments.tsx';
import { useTitles } from '../useTitles.ts';
import { blockHeight, HEIGHT } from './blockHeight.ts';
import { BLOCKS, type Block, OTHER } from './blocks.ts';
import { rowName } from './rowName.ts';
import { StepPad } from './StepPad.tsx';
import { stepTex } from './stepTex.ts';
import styles from './Time.module.css';
import { isAbout, type SequenceInView, useSequence } from './useSequence.ts';
import type { TimeViewProps } from './viewProps.ts';

/** A layer with a number for each of its units at each step. */
interface LayerInTime {
  readonly index: number;
  readonly title: string;
  /** Id in the catalog. */
  readonly kind: string;
  readonly activation: string | null;
}

/** The layers whose steps can be shown. */
function useLayersInTime(view: RunView): readonly LayerInTime[] {
  const { layers } = useShownExperiment();
  const titleOf = useTitles();
  return useMemo(
    () =>
      view.layers.flatMap(({ key, type, activation }, index): LayerInTime[] => {
        const kind = layers[index]?.id ?? 'dense';
        const isShown = kind in BLOCKS || sequenceSizeOf(type) !== null;
        return isShown ? [{ index, title: titleOf(key), kind, activation }] : [];
      }),
    [view, layers, titleOf],
  );
}

/** What a layer computes for the example in view, with the steps from left to right. */
export function UnrolledView({ view, choice }: TimeViewProps) {
  const sequence = useSequence(view);
  const layers = useLayersInTime(view);
  const [chosen, choose] = useState<number | null>(null);
  const layer =
    layers.find(({ index }) => index === chosen) ?? layers.find(({ kind }) => kind in BLOCKS) ?? layers[0] ?? null;
  return (
    <>
      <div className={inside.head}>
        {choice}
        {layers.length > 1 && layer && (
          <Select
            look="pill"
            label="Layer"
            value={String(layer.index)}
            options={layers.map(({ index, title }) => ({ id: String(index), label: title }))}
            onChoose={(id) => choose(Number(id))}
          />
        )}
      </div>
      {sequence && layer ? (
        <InsideOf key={layer.index} view={view} sequence={sequence} layer={layer} />
      ) : (
        <p className={inside.waiting}>{sequence ? 'No layer has an output at every step.' : 'There is no example.'}</p>
      )}
    </>
  );
}

interface InsideOfProps {
  readonly view: RunView;
  readonly sequence: SequenceInView;
  readonly layer: LayerInTime;
}

function InsideOf({ view, sequence, layer }: InsideOfProps) {
  const wish = useMemo(() => ({ of: sequence.wish, layer: layer.index }), [sequence, layer.index]);
  const latest = useFinding('inside', wish);
  const found = latest && latest.of.layer === layer.index && isAbout(latest.of.of, sequence) ? latest : null;
  const blocks = BLOCKS[layer.kind] ?? OTHER;
  // Right after an edit, the last finding may be of another network.
  const fits = found && blocks.every(({ id }) => (found.values.get(id)?.length ?? 1) % sequence.steps === 0);
  return found && fits && found.values.has(blocks[0]?.id ?? '') ? (
    <Blocks view={view} sequence={sequence} layer={layer} blocks={blocks} found={found} />
  ) : (
    <p className={inside.waiting}>The steps appear as soon as the engine has computed them.</p>
  );
}

interface BlocksProps extends InsideOfProps {
  readonly blocks: readonly Block[];
  readonly found: Inside;
}

const DIRECTIONS = [
  { id: 'forwards', label: 'Forwards' },
  { id: 'backwards', label: 'Backwards' },
] as const;

function Blocks({ view, sequence, layer, blocks, found }: BlocksProps) {
  const [direction, turn] = useState<'forwards' | 'backwards'>('forwards');
  const [at, point] = useState({ block: blocks.at(-1)?.id ?? '', step: 0, unit: 0 });
  const isTwoWay = found.values.has('h_reverse');
  const suffix = isTwoWay && direction === 'backwards' ? '_reverse' : '';
  const valuesOf = (name: string) => found.values.get(name + suffix);
  const { steps } = sequence;
  const units = (valuesOf(blocks[0]?.id ?? '')?.length ?? 0) / steps;
  const step = Math.min(at.step, steps - 1);
  const unit = Math.min(at.unit, units - 1);
  const read = (name: string, of: number, gate = 0) => {
    const values = valuesOf(name);
    return values ? (values[of * (values.length / steps) + gate * units + unit] as number) : Number.NaN;
  };
  const previous = suffix === '' ? step - 1 : step + 1;
  const isFirst = previous < 0 || previous >= steps;
  const lines = stepTex({
    kind: layer.kind,
    block: at.block,
    activation: layer.activation,
    read: (name, gate) => read(name, step, gate),
    before: (name) => (isFirst ? 0 : read(name, previous)),
    previous: suffix === '' ? 't-1' : 't+1',
  });
  const place = `step ${step + 1} of ${steps}, ${sequence.nameOf(step)}, ${rowName(view, layer.index, unit)}`;
  const height = blockHeight(units, blocks.length, useContext(InspectorRoom));
  return (
    <div className={styles.beside}>
      <div
        className={styles.blocks}
        data-single={blocks.length === 1 || undefined}
        data-large={height > HEIGHT.most || undefined}
      >
        {blocks.map(({ id, title, isGate = false }) => {
          const values = valuesOf(id) ?? new Float32Array();
          const range = isGate ? ([0, 1] as const) : rangeAround0({ values });
          const value = formatNumber(read(id, step));
          return (
            <section key={id} className={styles.block} aria-label={title}>
              <h3>
                {title}
                <small translate="no">{isGate ? '0 … 1' : `±${formatNumber(range[1], { digits: 2 })}`}</small>
                <b translate="no">{value}</b>
              </h3>
              <StepPad
                head={sequence.head}
                grid={{ steps, rows: units, values, range }}
                place={{ step, row: unit }}
                marksRow
                height={height}
                label={`${title}, unit by step`}
                text={`${value} at ${place}`}
                onMove={(to) => point({ block: id, step: to.step, unit: to.row })}
              />
            </section>
          );
        })}
      </div>
      <div className={styles.details} data-formula="">
        {isTwoWay && <Segments label="Direction" value={direction} options={DIRECTIONS} onChoose={turn} />}
        <p>
          <Quoting text={capitalized(place)} />
        </p>
        {lines.length > 0 ? (
          <Formula display tex={`\\begin{aligned} ${lines.join(' \\\\[0.5em] ')} \\end{aligned}`} />
        ) : (
          <Formula display tex={withActivation(entryOf('layers', layer.kind).tex, layer.activation)} />
        )}
        {lines.length > 0 && isFirst && (
          <p className={styles.remark}>This is the first step that it reads, so the state before it is 0.</p>
        )}
        <p className={styles.remark}>
          <Quoting text={`${sequence.origin} at step ${formatCount(found.step)} of the training.`} /> Point at a number,
          or use the arrow keys.
        </p>
      </div>
    </div>
  );
}
