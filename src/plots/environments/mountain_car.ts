import { drawArrow } from './arrow.ts';
import { evenly, type Scene, type WorldPicture } from './scene.ts';

/** The ends of the road, and where the flag is. */
const LEFT = -1.2;
const RIGHT = 0.6;
const GOAL = 0.5;
/** How high the hills are drawn, as in Gymnasium, in the unit of the position. */
const HILL = 0.45;
const CAR = { width: 0.13, height: 0.032, wheel: 0.018 };
const FLAG = 0.17;
/** What the picture shows at least. */
const ROOM = { width: RIGHT - LEFT + 0.04, low: -HILL - 0.05, high: HILL + FLAG + 0.03 };

/** The height of the road at a position. */
function hill(position: number): number {
  return HILL * Math.sin(3 * position);
}

/** The road over the hills, the car on it and the flag at the goal, with an arrow for what the engine did last. */
export const mountain_car: WorldPicture = {
  glide: evenly,
  draw(context, { width, height }, { state, action, palette }: Scene) {
    const [position = 0] = Array.from(state);
    const scale = Math.min(width / ROOM.width, height / (ROOM.high - ROOM.low));
    const x = (at: number) => width / 2 + (at - (LEFT + RIGHT) / 2) * scale;
    const y = (up: number) => height / 2 - (up - (ROOM.low + ROOM.high) / 2) * scale;

    const road = () => {
      context.beginPath();
      for (let at = LEFT; at < RIGHT; at += 0.015) context.lineTo(x(at), y(hill(at)));
      context.lineTo(x(RIGHT), y(hill(RIGHT)));
    };
    road();
    context.lineTo(x(RIGHT), height);
    context.lineTo(x(LEFT), height);
    context.fillStyle = palette.neutral;
    context.fill();
    road();
    // The wall at the left end.
    context.moveTo(x(LEFT), y(hill(LEFT)));
    context.lineTo(x(LEFT), y(hill(LEFT) + 0.12));
    context.strokeStyle = palette.ink3;
    context.lineWidth = Math.max(1.5, 0.006 * scale);
    context.lineJoin = 'round';
    context.stroke();

    const foot = { x: x(GOAL), y: y(hill(GOAL)) };
    context.strokeStyle = palette.ink2;
    context.lineWidth = Math.max(1.2, 0.005 * scale);
    context.beginPath();
    context.moveTo(foot.x, foot.y);
    context.lineTo(foot.x, foot.y - FLAG * scale);
    context.stroke();
    context.fillStyle = palette.positive;
    context.beginPath();
    context.moveTo(foot.x, foot.y - FLAG * scale);
    context.lineTo(foot.x + 0.09 * scale, foot.y - (FLAG - 0.028) * scale);
    context.lineTo(foot.x, foot.y - (FLAG - 0.056) * scale);
    context.fill();

    context.save();
    context.translate(x(position), y(hill(position)));
    context.rotate(-Math.atan(3 * HILL * Math.cos(3 * position)));
    const [length, wheel] = [CAR.width * scale, CAR.wheel * scale];
    context.fillStyle = palette.ink;
    context.beginPath();
    context.roundRect(-length / 2, -wheel - CAR.height * scale, length, CAR.height * scale, 0.012 * scale);
    context.fill();
    const roof = -wheel - CAR.height * scale;
    context.beginPath();
    context.moveTo(-0.34 * length, roof + 1);
    context.lineTo(-0.2 * length, roof - 0.75 * CAR.height * scale);
    context.lineTo(0.12 * length, roof - 0.75 * CAR.height * scale);
    context.lineTo(0.3 * length, roof + 1);
    context.fill();
    context.fillStyle = palette.ink3;
    context.strokeStyle = palette.surface;
    context.lineWidth = Math.max(0.8, 0.004 * scale);
    for (const side of [-1, 1]) {
      context.beginPath();
      context.arc(side * 0.3 * length, -wheel, wheel, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
    const push = action === null ? 0 : action - 1;
    if (push !== 0) {
      drawArrow(context, push * (length / 2 + 3), -wheel - 0.5 * CAR.height * scale, push * 0.1 * scale, {
        color: palette.accent,
        width: Math.max(2, 0.012 * scale),
      });
    }
    context.restore();
  },
};
