import { useRef } from 'react';
import { layoutOf, withLayoutEdit } from '../../../experiment/world.ts';
import { formatNumber, formatPercent } from '../../../math/format.ts';
import { inRem } from '../../../plots/core/design-pixels.ts';
import { fits } from '../../../plots/core/heatmap.ts';
import { setText, useLiveDraw } from '../../../plots/core/live.ts';
import { agentMaps } from '../../../plots/output/agent/agent-maps.ts';
import legendStyles from '../../../plots/output/OutputLegend.module.css';
import type { RunView, WorldView } from '../../../runtime/protocol.ts';
import { edit } from '../../../store/experiment.ts';
import { NumberField } from '../../controls/NumberField.tsx';
import { Range } from '../../controls/Range.tsx';
import { nudgeBy } from '../../controls/scale.ts';
import { useMovement } from '../../controls/useMovement.ts';
import { frames } from '../../live.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import { expectedReward, knownArms } from './arms.ts';
import styles from './StateSpace.module.css';

interface ArmsProps {
  readonly view: RunView;
  readonly world: WorldView;
  readonly height: number;
}

const TABLE = 'means';
const TENTHS = nudgeBy(0.1);

/** The arms of a bandit: what the agent knows of each, beside its true mean, which a person can change. */
export function Arms({ view, world, height }: ArmsProps) {
  const spec = useShownExperiment();
  const body = useRef<HTMLTableSectionElement>(null);
  const reward = useRef<HTMLSpanElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const means = layoutOf(spec)[TABLE];
  const best = Math.max(...(means?.values ?? []));
  const areValues = world.actionValues !== null;
  const write = (number: number) => (areValues ? formatNumber(number, { fixed: true }) : formatPercent(number));

  useLiveDraw(frames, (frame) => {
    if (!fits(view, frame)) return;
    const maps = agentMaps(view, world, frame);
    const known = knownArms(maps, world.actions.length, [means?.min ?? 0, means?.max ?? 0]);
    [...(body.current?.rows ?? [])].forEach((row, arm) => {
      const { number, from, to } = known[arm] ?? { number: Number.NaN, from: 0, to: 0 };
      row.style.setProperty('--from', `${100 * from}%`);
      row.style.setProperty('--to', `${100 * to}%`);
      setText(row.querySelector('output'), write(number));
    });
    // While the number of arms changes, the means are already those of the next world.
    const fitting = means?.values.length === world.actions.length ? means.values : [];
    setText(
      reward.current,
      formatNumber(expectedReward(maps, fitting, spec.method.args.epsilon ?? 0), { fixed: true }),
    );
    setText(value.current, formatNumber(maps.value?.[0] ?? Number.NaN, { fixed: true }));
  });

  return (
    <figure className={styles.figure}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable */}
      <section className={styles.scroller} style={inRem({ maxHeight: height })} tabIndex={0} aria-label="Arms">
        <table className={styles.arms}>
          <thead>
            <tr>
              <th scope="col">Arm</th>
              <th scope="col">{areValues ? 'Estimate' : 'Probability'}</th>
              <th scope="col">True mean</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {(means?.values ?? []).map((mean, arm) => (
              <tr key={world.actions[arm] ?? arm}>
                <th scope="row" className={mean === best ? styles.best : undefined}>
                  {arm + 1}
                  {mean === best && ' best'}
                </th>
                <td>
                  <span className={styles.share}>
                    <span className={styles.track}>
                      <span className={styles.fill} />
                    </span>
                    <output aria-live="off" />
                  </span>
                </td>
                <td>
                  <Mean arm={arm} value={mean} min={means?.min ?? 0} max={means?.max ?? 0} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <figcaption className={legendStyles.legend}>
        <span title="The mean reward of a pull, from the true means and the probabilities with which the agent pulls">
          expected reward <span ref={reward} className={legendStyles.number} />
        </span>
        {world.value !== null && (
          <span title="The output of the value network">
            estimated value <span ref={value} className={legendStyles.number} />
          </span>
        )}
        <button
          type="button"
          className={styles.tool}
          disabled={spec.layout.length === 0}
          title="Restore the first means"
          onClick={() => edit({ layout: [] })}
        >
          Reset means
        </button>
      </figcaption>
    </figure>
  );
}

interface MeanProps {
  /** 0 for the first. */
  readonly arm: number;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** The true mean reward of an arm. */
function Mean({ arm, value: settled, min, max }: MeanProps) {
  const change = (to: number, dragging: boolean) =>
    edit((now) => ({ layout: withLayoutEdit(now, { table: TABLE, index: arm, value: to }) }), { dragging });
  const [value, move] = useMovement(settled, (to) => change(to, true));
  const label = `Mean reward of arm ${arm + 1}`;
  return (
    <span className={styles.mean}>
      <Range label={label} position={value} min={min} max={max} step={0.01} text={formatNumber(value)} onMove={move} />
      <NumberField
        label={`${label}, as a number`}
        value={Number(value.toFixed(2))}
        range={{ min, max }}
        nudge={TENTHS}
        onEnter={(to) => change(to, false)}
      />
    </span>
  );
}
