import { type MouseEvent, useMemo } from 'react';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount } from '../../../math/format.ts';
import type { NamedView, SlowStepView, Trace } from '../../../runtime/protocol.ts';
import { useChosenUnit } from '../../../store/choice.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { followBack, followTo, type Pointed, pointAt, useSlowStep } from '../../../store/slow-step.ts';
import { Button } from '../../controls/Button.tsx';
import { CopyTex } from '../../controls/CopyTex.tsx';
import { Formula } from '../../controls/Formula.tsx';
import {
  distinctParts,
  type EquationPart,
  equationOf,
  equationTex,
  placeKey,
  texDigits,
} from '../../formula/equation.ts';
import { pointedAt } from './pointed.ts';
import styles from './Step.module.css';
import { exampleOf, isPerExample } from './sheet.ts';
import { quantityWords } from './words.ts';

interface TracedCardProps {
  readonly view: SlowStepView;
  readonly trace: Trace;
}

/** How a number is computed: its equation in symbols and in numbers, and each number in it with where it comes from. */
export function TracedCard({ view, trace }: TracedCardProps) {
  const spec = useExperiment((store) => store.spec);
  const followed = useSlowStep(({ trail }) => trail.length);
  const equation = useMemo(() => equationOf(trace), [trace]);
  const own = view.quantities.find(({ node }) => node === trace.place?.node);
  const named = (part: EquationPart) => (part.number.place ? view.named[part.number.place.node] : undefined);
  const pointedFor = (part: EquationPart): Pointed | null => {
    const { place } = part.number;
    const quantity = named(part);
    if (place === null) return null;
    return quantity ? pointedAt(quantity, place.index) : { place, unit: null, parameter: null };
  };
  const follow = (part: EquationPart) => {
    const { place } = part.number;
    const quantity = named(part);
    if (place === null || quantity?.at === -1) return;
    const example = quantity && isPerExample(quantity) ? exampleOf(quantity, place.index) : null;
    followTo({ stage: quantity?.at ?? view.at, place, example }, view.at);
  };
  const partUnder = (event: MouseEvent) => {
    const marked = (event.target as Element).closest<HTMLElement>('[data-part]');
    return marked ? equation?.parts[Number(marked.dataset.part)] : undefined;
  };

  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <h3>{own ? capitalized(quantityWords(own, spec)) : 'An intermediate result'}</h3>
        {followed > 0 && (
          <Button title="Returns to the number from which you came (Backspace)" onClick={followBack}>
            Back to where you came from
          </Button>
        )}
      </div>
      {equation === null ? (
        <>
          <Formula tex={`${trace.tex ?? 'x'} = ${texDigits(trace.value, 6)}`} display />
          <p className={styles.remark}>This number is given: nothing in the step computes it.</p>
        </>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same with the keyboard */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons below do the same with the keyboard */}
          <div
            className={styles.equation}
            onMouseOver={(event) => {
              const part = partUnder(event);
              pointAt(part ? pointedFor(part) : null);
            }}
            onFocus={() => undefined}
            onMouseLeave={() => pointAt(null)}
            onClick={(event) => {
              const part = partUnder(event);
              if (part) follow(part);
            }}
          >
            <Formula tex={equationTex(equation)} display marked />
          </div>
          {!equation.agrees && (
            <p className={styles.remark}>
              The numbers cancel each other. The engine computes with about seven digits, and none of them is reliable
              here.
            </p>
          )}
          {equation.isPassedOn && <p className={styles.remark}>This number is passed on unchanged.</p>}
          <ul className={styles.parts} aria-label="Numbers in this equation">
            {distinctParts(equation).map((part) => (
              <Part
                key={part.number.place ? placeKey(part.number.place) : `rest ${part.text}`}
                part={part}
                words={partWords(part, named(part), spec)}
                canFollow={part.number.place !== null && named(part)?.at !== -1}
                of={pointedFor(part)}
                onFollow={() => follow(part)}
              />
            ))}
          </ul>
          <CopyTex tex={equationTex(equation)} />
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly part: EquationPart;
  readonly words: string;
  /** What it belongs to. */
  readonly of: Pointed | null;
  readonly canFollow: boolean;
  readonly onFollow: () => void;
}

/** A number of the equation, which leads to where it is computed. */
function Part({ part, words, of, canFollow, onFollow }: PartProps) {
  const { place } = part.number;
  const unit = useChosenUnit();
  const isPointed = useSlowStep(
    ({ pointed }) => pointed !== null && place !== null && placeKey(pointed.place) === placeKey(place),
  );
  const isOfUnit = unit !== null && unit.layer === of?.unit?.layer && unit.unit === of.unit.unit;
  return (
    <li>
      <Button
        look="quiet"
        className={styles.part}
        data-pointed={isPointed || isOfUnit || undefined}
        reason={canFollow ? null : 'This number is given'}
        onMouseEnter={() => pointAt(of)}
        onMouseLeave={() => pointAt(null)}
        onFocus={() => pointAt(of)}
        onBlur={() => pointAt(null)}
        onClick={onFollow}
      >
        <Formula tex={part.symbol === null ? part.text : `${part.symbol} = ${part.text}`} />{' '}
        <span className={styles.partWords}>{words}</span>
      </Button>
    </li>
  );
}

function partWords({ number: { terms } }: EquationPart, quantity: NamedView | undefined, spec: ExperimentSpec): string {
  if (terms !== undefined) return `${formatCount(terms)} more terms`;
  return quantity ? quantityWords(quantity, spec) : 'intermediate result';
}
