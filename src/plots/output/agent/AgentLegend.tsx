import type { RefObject } from 'react';
import { lookupGradient, type Palette } from '../../core/color.ts';
import { LegendItem } from '../../core/Legend.tsx';
import type { PlotView } from '../../core/types.ts';
import legendStyles from '../OutputLegend.module.css';
import { MapLegend } from '../OutputLegend.tsx';
import styles from './AgentLegend.module.css';
import type { Agent } from './agent-maps.ts';

interface LegendProps {
  readonly palette: Palette;
  readonly low: RefObject<HTMLSpanElement | null>;
  readonly high: RefObject<HTMLSpanElement | null>;
}

/** The colours of values. */
export function ValueLegend({ palette, low, high }: LegendProps) {
  return (
    <span className={legendStyles.item}>
      value
      <span ref={low} className={legendStyles.number} />
      <span className={legendStyles.bar} style={{ backgroundImage: lookupGradient(palette.soft) }} />
      <span ref={high} className={legendStyles.number} />
    </span>
  );
}

/** What the arrows in the cells say. */
export function ArrowLegend() {
  return (
    <LegendItem width={18} mark={<path className={styles.arrow} d="M1 4h15m-3-3l3 3-3 3" />}>
      the longer, the more probable
    </LegendItem>
  );
}

interface PolicyLegendProps extends LegendProps {
  readonly view: PlotView;
  readonly agent: Agent;
}

/** The colours of actions. */
export function PolicyLegend({ view, agent: { actions, policy }, ...rest }: PolicyLegendProps) {
  const answer = actions.length > 2 ? 'class' : 'side';
  return (
    <MapLegend
      view={{ ...view, answer, classes: actions }}
      unit={null}
      discrete={policy === null && actions.length > 2}
      {...rest}
    />
  );
}
