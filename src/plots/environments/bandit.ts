import { scaleLinear } from 'd3';
import { formatNumber, formatShort } from '../../math/format.ts';
import { ticksOf } from '../core/ticks.ts';
import type { Scene, WorldPicture } from './scene.ts';

const MARGIN = { top: 12, right: 10, bottom: 20, left: 34 };
/** Nearly all rewards are within so many deviations of the mean. */
const REACH = 3;
const WIDEST = 64;

/** The arms side by side, each with its mean reward and the range of a deviation around it, and the reward of the last pull. */
export const bandit: WorldPicture = {
  glide: null,
  draw(context, { width, height }, { args, tables, action, reward, palette }: Scene) {
    const { arms = 1, deviation = 1 } = args;
    const means = Array.from({ length: arms }, (_, arm) => tables.means?.[arm] ?? 0);
    const [low, high] = [Math.min(0, ...means) - REACH * deviation, Math.max(0, ...means) + REACH * deviation];
    const room = 0.05 * (high - low || 1);
    const y = scaleLinear([low - room, high + room], [height - MARGIN.bottom, MARGIN.top]);
    const [left, right] = [MARGIN.left, width - MARGIN.right];

    context.textBaseline = 'middle';
    context.textAlign = 'right';
    context.lineWidth = 1;
    for (const tick of ticksOf(y, Math.max(2, Math.floor(height / 50)))) {
      const line = Math.round(y(tick)) + 0.5;
      context.strokeStyle = tick === 0 ? palette.ink3 : palette.hairline;
      context.beginPath();
      context.moveTo(left, line);
      context.lineTo(right, line);
      context.stroke();
      context.fillStyle = palette.ink2;
      context.fillText(formatShort(tick), left - 6, line);
    }

    const step = (right - left) / arms;
    const column = Math.min(WIDEST, 0.62 * step);
    const every = Math.ceil(22 / step);
    means.forEach((mean, arm) => {
      const middle = left + (arm + 0.5) * step;
      const isPulled = arm === action;
      const [top, bottom] = [y(mean + deviation), y(mean - deviation)];
      context.globalAlpha = isPulled ? 0.34 : 0.16;
      context.fillStyle = isPulled ? palette.accent : palette.ink3;
      context.fillRect(middle - column / 2, top, column, bottom - top);
      context.globalAlpha = 1;
      context.strokeStyle = isPulled ? palette.accent : palette.ink2;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(middle - column / 2, y(mean));
      context.lineTo(middle + column / 2, y(mean));
      context.stroke();
      if (!isPulled && arm % every !== 0) return;
      context.fillStyle = isPulled ? palette.accent : palette.ink2;
      context.textAlign = 'center';
      context.textBaseline = 'alphabetic';
      context.fillText(String(arm + 1), middle, height - 6);
    });
    if (action === null || reward === null) return;
    const [lowest, highest] = y.domain() as [number, number];
    const middle = left + (action + 0.5) * step;
    const at = y(Math.max(lowest, Math.min(highest, reward)));
    context.fillStyle = palette.ink;
    context.strokeStyle = palette.surface;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(middle, at, 4.5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    const text = formatNumber(reward);
    const isRight = middle + 10 + context.measureText(text).width < right;
    context.textAlign = isRight ? 'left' : 'right';
    context.textBaseline = 'middle';
    context.lineWidth = 3;
    context.strokeText(text, middle + (isRight ? 9 : -9), at);
    context.fillText(text, middle + (isRight ? 9 : -9), at);
  },
};
