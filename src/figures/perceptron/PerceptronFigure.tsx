import { useState } from 'react';
import { formatNumber } from '../../math/format.ts';
import { glyph } from '../../plots/core/marks.ts';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Plane } from '../parts/Plane.tsx';
import { Transport } from '../parts/Transport.tsx';
import type { Domain, Point, Scales } from '../parts/types.ts';
import { pointWords } from '../parts/words.ts';
import styles from './PerceptronFigure.module.css';
import {
  correct,
  type Example,
  isWrong,
  type Line,
  lineThrough,
  mistakesOf,
  nearestOn,
  startTraining,
  type Training,
} from './perceptron-rule.ts';
import { PRESETS, type PresetId } from './presets.ts';

const DOMAIN: Domain = [-3, 3];
const STEP = 0.25;
/** The arrow is drawn no longer than this. */
const LONGEST = 1.5;
const CENTRE: Point = { x: 0, y: 0 };

/** Two classes, a line between them, and the rule that corrects it by one wrong point at a time. */
export default function PerceptronFigure() {
  const [preset, setPreset] = useState<PresetId>('separable');
  const [examples, setExamples] = useState<readonly Example[]>(PRESETS.separable.examples);
  const [training, setTraining] = useState(() => startTraining(PRESETS.separable.line));
  const [grip, setGrip] = useState<Point>(CENTRE);
  const { line } = training;
  const anchor = nearestOn(line, grip);
  const tip = tipOf(line, anchor);
  const mistakes = mistakesOf(line, examples);

  function choose(id: PresetId) {
    setPreset(id);
    setExamples(PRESETS[id].examples);
    setTraining(startTraining(PRESETS[id].line));
    setGrip(CENTRE);
  }
  function setLine(next: Line, through: Point) {
    setTraining(startTraining(next));
    setGrip(through);
  }
  const steps = (count: number) =>
    setTraining((before) => {
      let after = before;
      for (let step = 0; step < count; step++) after = correct(after, examples);
      return after;
    });

  return (
    <Figure
      id="perceptron"
      caption="Step through the rule on the separable points, then choose XOR, where no line separates the classes and the rule comes back to a line that it has had before; you can also drag points, the line and its arrow w."
      state={<StateText {...{ training, examples, mistakes }} />}
      onReset={() => choose(preset)}
      controls={
        <>
          <EntrySelect label="Points" entries={PRESETS} value={preset} onChoose={choose} />
          <Transport onStep={steps} over={mistakes.length === 0 ? 'No point is wrong.' : null} />
        </>
      }
    >
      <Plane
        label="Points of two classes and a line"
        x={DOMAIN}
        y={DOMAIN}
        xName="x₁"
        yName="x₂"
        equal
        height={400}
        handles={(scales) => (
          <>
            {examples.map((example, index) => (
              <Handle
                // biome-ignore lint/suspicious/noArrayIndexKey: an example is identified by its index
                key={index}
                label={`Point ${index + 1} of class ${classWords(example)}`}
                text={`${pointWords(example)}, ${isWrong(line, example) ? 'wrong' : 'right'} side`}
                scales={scales}
                at={example}
                step={STEP}
                onMove={(to) => {
                  setExamples(examples.with(index, { ...example, ...to }));
                  setTraining(startTraining(line));
                }}
              >
                <ExampleShape example={example} isLast={training.last?.example === index} />
              </Handle>
            ))}
            <Handle
              label="Offset of the line"
              text={`b = ${formatNumber(line.b)}, through ${pointWords(anchor)}`}
              scales={scales}
              at={anchor}
              step={STEP}
              onMove={(to) => setLine(lineThrough(to, line.w), to)}
            >
              <rect x={-5} y={-5} width={10} height={10} rx={2} className={styles.grip} />
            </Handle>
            <Handle
              label="Normal w of the line"
              text={`w = ${pointWords(line.w)}`}
              scales={scales}
              at={tip}
              step={STEP}
              onMove={(to) => setLine(lineThrough(anchor, { x: to.x - anchor.x, y: to.y - anchor.y }), anchor)}
            >
              <circle r={5} className={styles.grip} />
            </Handle>
          </>
        )}
      >
        {(scales) => (
          <>
            <Sides line={line} scales={scales} />
            {training.last && <LineShape line={training.last.before} scales={scales} className={styles.before} />}
            <LineShape line={line} scales={scales} className={styles.line} />
            <line
              className={styles.normal}
              x1={scales.x(anchor.x)}
              y1={scales.y(anchor.y)}
              x2={scales.x(tip.x)}
              y2={scales.y(tip.y)}
            />
            <text x={scales.x(tip.x) + 9} y={scales.y(tip.y) - 7} className={styles.name}>
              w
            </text>
          </>
        )}
      </Plane>
    </Figure>
  );
}

interface StateTextProps {
  readonly training: Training;
  readonly examples: readonly Example[];
  readonly mistakes: readonly number[];
}

function StateText({ training, examples, mistakes }: StateTextProps) {
  const { line, last, corrections, cycle } = training;
  const corrected = last && examples[last.example];
  const count = `${corrections} ${corrections === 1 ? 'correction' : 'corrections'}`;
  return (
    <>
      <p>
        w = {pointWords(line.w)}, b = {formatNumber(line.b)} after {count}.{' '}
        {line.w.x === 0 && line.w.y === 0 && 'Without a normal there is no line. '}
        {mistakes.length === 0
          ? 'Every point is on its side of the line, so the rule is done.'
          : `${mistakes.length} of ${examples.length} points ${mistakes.length === 1 ? 'is' : 'are'} wrong.`}
      </p>
      {last && corrected && (
        <p>
          Point {last.example + 1} {pointWords(corrected)} of class {classWords(corrected)} had w·x + b ={' '}
          {formatNumber(last.score)}, so the rule {corrected.label > 0 ? 'added' : 'subtracted'} the point{' '}
          {corrected.label > 0 ? 'to' : 'from'} w = {pointWords(last.before.w)} and 1{' '}
          {corrected.label > 0 ? 'to' : 'from'} b = {formatNumber(last.before.b)}.
        </p>
      )}
      {cycle !== null && (
        <p className={styles.cycle}>
          State seen before: the same {cycle} {cycle === 1 ? 'correction repeats' : 'corrections repeat'} forever. No
          line separates these classes.
        </p>
      )}
    </>
  );
}

function classWords({ label }: Example): string {
  return label > 0 ? '+1' : '−1';
}

/** The end of the arrow, which starts at `anchor`. */
function tipOf({ w }: Line, anchor: Point): Point {
  const length = Math.hypot(w.x, w.y);
  const factor = length > LONGEST ? LONGEST / length : 1;
  return { x: anchor.x + factor * w.x, y: anchor.y + factor * w.y };
}

/** A disc with a plus for class +1, a square with a minus for class −1. */
function ExampleShape({ example, isLast }: { readonly example: Example; readonly isLast: boolean }) {
  return (
    <>
      {isLast && <circle r={12} className={styles.last} />}
      {example.label > 0 ? (
        <circle r={8} className={styles.positive} />
      ) : (
        <rect x={-7} y={-7} width={14} height={14} className={styles.negative} />
      )}
      <path d={glyph(example.label > 0 ? 4 : 2, 7)} className={styles.sign} />
    </>
  );
}

interface LineShapeProps {
  readonly line: Line;
  readonly scales: Scales;
  readonly className: string | undefined;
}

function LineShape({ line, scales, className }: LineShapeProps) {
  const ends = endsOf(line);
  if (!ends) return null;
  const [from, to] = ends;
  return (
    <line className={className} x1={scales.x(from.x)} y1={scales.y(from.y)} x2={scales.x(to.x)} y2={scales.y(to.y)} />
  );
}

/** Shades the side of class +1. */
function Sides({ line, scales }: { readonly line: Line; readonly scales: Scales }) {
  const ends = endsOf(line);
  if (!ends) return null;
  const [from, to] = ends;
  const length = Math.hypot(line.w.x, line.w.y);
  const far = (point: Point) => ({ x: point.x + (20 * line.w.x) / length, y: point.y + (20 * line.w.y) / length });
  const corners = [from, to, far(to), far(from)].map(({ x, y }) => `${scales.x(x)},${scales.y(y)}`);
  return <polygon className={styles.side} points={corners.join(' ')} />;
}

/** Two points of the line, far beyond its edges. */
function endsOf(line: Line): readonly [Point, Point] | null {
  const length = Math.hypot(line.w.x, line.w.y);
  if (length === 0) return null;
  const { x, y } = nearestOn(line, CENTRE);
  const [dx, dy] = [(-20 * line.w.y) / length, (20 * line.w.x) / length];
  return [
    { x: x - dx, y: y - dy },
    { x: x + dx, y: y + dy },
  ];
}
