import { useContext, useState } from 'react';
import { PARTS } from '../../../experiment/experiment.ts';
import { formatNumber } from '../../../math/format.ts';
import { AttentionPicture } from '../../../plots/sequences/AttentionPicture.tsx';
import { type AttentionCell, type AttentionHead, largestWeight } from '../../../plots/sequences/draw-attention.ts';
import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { Attention, AttentionLayer, ExampleWish, RunView } from '../../../runtime/protocol.ts';
import { placeInPart, useExampleWish } from '../../../store/example.ts';
import { Formula } from '../../controls/Formula.tsx';
import { roveFocus } from '../../controls/roveFocus.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { ColorScale } from '../images/ColorScale.tsx';
import { InspectorRoom } from '../room.ts';
import { useTitles } from '../useTitles.ts';
import styles from './Attention.module.css';
import { attentionTex } from './attentionTex.ts';
import { HeadMatrix } from './HeadMatrix.tsx';
import { SoftmaxTable } from './SoftmaxTable.tsx';

interface AttentionSectionProps {
  readonly view: RunView;
}

/** What every step of the example in view attends to, in every head of every layer. */
export function AttentionSection({ view }: AttentionSectionProps) {
  const wish = useExampleWish(view);
  return (
    <section className={inside.section} aria-labelledby="attention-heads">
      <h3 id="attention-heads">
        Attention <small>{wish ? exampleWords(view, wish) : 'of an example'}</small>
      </h3>
      {wish ? <AttentionOf view={view} wish={wish} /> : <p className={inside.note}>There is no example.</p>}
    </section>
  );
}

function exampleWords(view: RunView, wish: ExampleWish): string {
  if (!('index' in wish)) return 'of an example';
  const [position, count] = placeInPart(view, wish.index);
  return `of ${PARTS[view.points.part[wish.index] as number]} example ${position} of ${count}`;
}

function AttentionOf({ view, wish }: AttentionSectionProps & { readonly wish: ExampleWish }) {
  const found = useFinding('attention', wish);
  const isOf = found && 'index' in found.of && 'index' in wish && found.of.index === wish.index;
  const fits = isOf && found.layers.every(({ layer, steps }) => view.layers[layer]?.type.shape[0] === steps);
  return fits ? (
    <Heads view={view} found={found} />
  ) : (
    <p className={inside.note}>The weights appear as soon as the engine has computed them.</p>
  );
}

/** A head by the index of its layer among those with attention. */
interface Chosen {
  readonly layer: number;
  readonly head: number;
}

const SMALL = 56;

function Heads({ view, found }: { readonly view: RunView; readonly found: Attention }) {
  const titleOfKey = useTitles();
  const titleOf = (layer: number) => titleOfKey(view.layers[layer]?.key ?? '');
  const [chosen, choose] = useState<Chosen>({ layer: 0, head: 0 });
  const layer = found.layers[chosen.layer] ?? (found.layers[0] as AttentionLayer);
  const head = Math.min(chosen.head, layer.heads - 1);
  return (
    <div className={styles.attention}>
      <div className={styles.layers}>
        {found.layers.map((one, index) => (
          <div key={one.layer} role="toolbar" aria-label={`Heads of ${titleOf(one.layer)}`} onKeyDown={roveFocus}>
            <p className={styles.layer}>{titleOf(one.layer)}</p>
            <div className={styles.heads}>
              {Array.from({ length: one.heads }, (_, place) => {
                const isChosen = one === layer && place === head;
                const isStop = one === layer ? isChosen : place === 0;
                return (
                  <button
                    // biome-ignore lint/suspicious/noArrayIndexKey: heads have no other identity
                    key={place}
                    type="button"
                    className={styles.head}
                    tabIndex={isStop ? 0 : -1}
                    aria-label={`${titleOf(one.layer)}, head ${place + 1}`}
                    aria-pressed={isChosen}
                    onClick={() => choose({ layer: index, head: place })}
                  >
                    <AttentionPicture head={headOf(one, place)} side={SMALL} />
                    <span aria-hidden="true">head {place + 1}</span>
                  </button>
                );
              })}
            </div>
          </div>
        ))}
      </div>
      <Enlarged
        name={`${titleOf(layer.layer)}, head ${head + 1}`}
        names={stepNames(view, found.input, layer.steps)}
        width={layer.width}
        head={headOf(layer, head)}
      />
    </div>
  );
}

function headOf({ steps, weights, scores }: AttentionLayer, head: number): AttentionHead {
  const size = steps * steps;
  const own = (values: Float32Array) => values.subarray(head * size, (head + 1) * size);
  return { steps, weights: own(weights), scores: own(scores) };
}

/** The tokens of an example, or the numbers of its steps. */
function stepNames({ sequence }: RunView, input: Float32Array, steps: number): readonly string[] {
  const tokens = sequence?.tokens;
  return Array.from({ length: steps }, (_, step) =>
    tokens && steps === input.length ? visibleToken(tokens[input[step] as number] ?? '') : String(step + 1),
  );
}

interface EnlargedProps {
  readonly name: string;
  readonly names: readonly string[];
  readonly width: number;
  readonly head: AttentionHead;
}

function Enlarged({ name, names, width, head }: EnlargedProps) {
  const side = useMatrixSide();
  const [pointed, point] = useState<AttentionCell | null>(null);
  const last = head.steps - 1;
  const cell = { query: Math.min(pointed?.query ?? last, last), key: Math.min(pointed?.key ?? 0, last) };
  const place = cell.query * head.steps + cell.key;
  const isMasked = head.scores[place] === Number.NEGATIVE_INFINITY;
  const stepWords = (step: number) =>
    names[step] === String(step + 1) ? `step ${step + 1}` : `step ${step + 1} “${names[step]}”`;
  const weight = isMasked ? 'masked' : `weight ${formatNumber(head.weights[place] as number)}`;
  return (
    <>
      <div className={styles.enlarged}>
        <HeadMatrix
          head={head}
          names={names}
          cell={cell}
          side={side}
          label={`${name}: what each step attends to`}
          text={`${stepWords(cell.query)} attends to ${stepWords(cell.key)}: ${weight}`}
          onMove={point}
        />
        <div className={styles.legend}>
          <ColorScale
            name="weight, √ scale"
            low="0"
            high={formatNumber(largestWeight(head), { digits: 2 })}
            signed={false}
          />
          {head.scores.some((score) => score === Number.NEGATIVE_INFINITY) && (
            <span className={styles.masked}>masked</span>
          )}
        </div>
      </div>
      <div className={styles.details}>
        <p>
          <b>{name}</b>: <span translate="no">{stepWords(cell.query)}</span> attends to{' '}
          <span translate="no">{stepWords(cell.key)}</span>.
        </p>
        <Formula tex={attentionTex(head, width, cell)} display />
        <SoftmaxTable head={head} names={names} cell={cell} />
        <p className={inside.note}>
          Rows attend, columns are attended to. Point at a cell, or press the arrow keys on the matrix.
        </p>
      </div>
    </>
  );
}

/** With the row beside it, the matrix fits into the tab if possible. */
function useMatrixSide(): number {
  const room = useContext(InspectorRoom);
  return room ? Math.max(190, Math.min(400, room.height - 84)) : 300;
}
