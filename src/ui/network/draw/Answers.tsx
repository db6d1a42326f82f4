import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { meanSquaredError } from '../../../math/errors.ts';
import { formatNumber, formatPercent } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useDrawn } from '../../../store/example.ts';
import { type RunStore, run } from '../../../store/run.ts';
import { answersIn, className } from '../example/prediction.ts';
import { givesProbabilities } from '../example/side.ts';
import styles from './Answers.module.css';

interface AnswersProps {
  readonly view: RunView;
}

/** The most classes that are listed. */
const MOST = 3;
const MOST_OF_PIXELS = 4;

/**
 * The classes that the network predicts for the drawing, with their probabilities or their shares of the pixels, or how
 * well it repeats it. They change with every evaluation, without rendering React; only the first prediction after a
 * stroke is announced.
 */
export function Answers({ view }: AnswersProps) {
  const drawn = useDrawn();
  const list = useRef<HTMLOListElement>(null);
  const rows =
    view.answer === 'class' || view.answer === 'labels'
      ? Math.min(mostOf(view), view.classes.length)
      : view.answer === 'side'
        ? 2
        : 1;

  useLayoutEffect(() => {
    const show = () => {
      const answers = answersOf(run.getState(), view);
      [...(list.current?.children ?? [])].forEach((item, index) => {
        const answer = answers?.[index];
        const [name, score] = item.children as unknown as [HTMLElement, HTMLElement];
        name.textContent = answer ? answer.name : '–';
        score.textContent = answer ? answer.score : '';
        (item as HTMLElement).style.setProperty('--share', answer ? String(answer.share) : '0');
      });
    };
    show();
    return run.subscribe(show);
  }, [view]);

  return (
    <div className={styles.answers}>
      <ol ref={list} aria-label="Predictions for the drawing" translate="no">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is a rank
          <li key={row}>
            <span />
            <span />
          </li>
        ))}
      </ol>
      <Announcement view={view} drawn={drawn} />
    </div>
  );
}

interface AnnouncementProps extends AnswersProps {
  readonly drawn: Float64Array | null;
}

/** Says the first prediction after each stroke to screen readers. */
function Announcement({ view, drawn }: AnnouncementProps) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!drawn) return setText('');
    const say = () => {
      const { example } = run.getState().findings;
      const isOfIt =
        example && 'image' in example.of && example.of.image.every((pixel, index) => pixel === drawn[index]);
      const [first] = (isOfIt && answersOf(run.getState(), view)) || [];
      if (!first) return;
      setText(
        view.answer === 'input' || view.positions
          ? `${first.name} ${first.score}`
          : `Predicted ${first.name}, ${first.score}`,
      );
      stop();
    };
    const stop = run.subscribe(say);
    say();
    return stop;
  }, [drawn, view]);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}

function mostOf({ positions }: RunView): number {
  return positions?.of === 'pixel' ? MOST_OF_PIXELS : MOST;
}

/** The predictions for the drawing in words, with their shares of a bar; null until there are any. */
function answersOf({ findings: { example } }: RunStore, view: RunView) {
  if (!example || !('image' in example.of) || example.outputs.length !== view.layers.length) return null;
  if (view.answer === 'input') {
    const error = meanSquaredError(example.input, example.outputs.at(-1) ?? []);
    return [{ name: 'reconstruction error', score: formatNumber(error, { fixed: true }), share: 0 }];
  }
  const probable = givesProbabilities(view);
  const unit = view.positions?.of === 'pixel' ? ' of pixels' : '';
  return answersIn(view, example.outputs.at(-1) ?? [], mostOf(view)).map(({ label, score }) => ({
    name: label === null ? 'predicted' : className(view, label),
    score: probable ? `${formatPercent(score)}${unit}` : formatNumber(score, { fixed: true }),
    share: probable ? score : 0,
  }));
}
