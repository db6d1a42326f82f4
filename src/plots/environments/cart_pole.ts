import { drawArrow } from './arrow.ts';
import { evenly, type Scene, type WorldPicture } from './scene.ts';

/** In metres: half of the track, and the pole; and the angle at which an episode ends, in radians. */
const EDGE = 2.4;
const POLE = 1;
const TILT = (12 / 180) * Math.PI;
/** The cart, in metres; the equations do not say how large it is. */
const CART = { width: 0.4, height: 0.22, wheel: 0.055 };
const PUSH = 0.34;
/** What the picture shows at least, in metres. */
const ROOM = { width: 2 * EDGE + 0.7, height: POLE + CART.height + 0.2 };
/** Below the track, for numbers, in pixels. */
const BELOW = 24;

/** A cart on its track and the pole on it, at their proportions, with an arrow for the last push. */
export const cart_pole: WorldPicture = {
  glide: evenly,
  draw(context, { width, height }, { state, action, palette }: Scene) {
    const [place = 0, , angle = 0] = Array.from(state);
    const scale = Math.min(width / ROOM.width, (height - BELOW) / ROOM.height);
    const ground = Math.min(height - BELOW, (height - BELOW + ROOM.height * scale) / 2);
    const x = (metres: number) => width / 2 + metres * scale;
    const top = ground - (2 * CART.wheel + CART.height) * scale;
    const line = Math.max(1, 0.012 * scale);

    // The track, up to where an episode ends.
    context.strokeStyle = palette.ink3;
    context.lineWidth = line;
    context.beginPath();
    context.moveTo(x(-EDGE), ground);
    context.lineTo(x(EDGE), ground);
    for (const end of [-EDGE, EDGE]) {
      context.moveTo(x(end), ground + 4);
      context.lineTo(x(end), ground - 0.24 * scale);
    }
    context.stroke();
    context.lineWidth = 1;
    context.beginPath();
    for (const metre of [-2, -1, 0, 1, 2]) {
      context.moveTo(x(metre), ground);
      context.lineTo(x(metre), ground + 4);
    }
    context.stroke();
    context.fillStyle = palette.ink2;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    for (const [metres, text] of [
      [-EDGE, '−2.4 m'],
      [0, '0'],
      [EDGE, '2.4 m'],
    ] as const) {
      context.fillText(text, x(metres), ground + 8);
    }

    // The angles at which an episode ends.
    const pivot = { x: x(place), y: top };
    context.setLineDash([2, 4]);
    context.strokeStyle = palette.ink3;
    context.beginPath();
    for (const side of [-TILT, TILT]) {
      context.moveTo(pivot.x, pivot.y);
      context.lineTo(pivot.x + 1.08 * POLE * scale * Math.sin(side), pivot.y - 1.08 * POLE * scale * Math.cos(side));
    }
    context.stroke();
    context.setLineDash([]);

    const cart = { width: CART.width * scale, height: CART.height * scale };
    context.fillStyle = palette.ink;
    context.beginPath();
    context.roundRect(pivot.x - cart.width / 2, top, cart.width, cart.height, 0.04 * scale);
    context.fill();
    context.fillStyle = palette.ink3;
    context.beginPath();
    for (const side of [-1, 1]) {
      const wheel = CART.wheel * scale;
      context.moveTo(pivot.x + side * 0.3 * cart.width + wheel, ground - wheel);
      context.arc(pivot.x + side * 0.3 * cart.width, ground - wheel, wheel, 0, 2 * Math.PI);
    }
    context.fill();

    const isOver = Math.abs(angle) > TILT || Math.abs(place) > EDGE;
    context.strokeStyle = isOver ? palette.negative : palette.positive;
    context.lineWidth = Math.max(3, 0.06 * scale);
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(pivot.x, pivot.y);
    context.lineTo(pivot.x + POLE * scale * Math.sin(angle), pivot.y - POLE * scale * Math.cos(angle));
    context.stroke();
    context.lineCap = 'butt';
    context.fillStyle = palette.surface;
    context.beginPath();
    context.arc(pivot.x, pivot.y, Math.max(1.2, 0.02 * scale), 0, 2 * Math.PI);
    context.fill();

    if (action === null) return;
    const side = action === 0 ? -1 : 1;
    drawArrow(context, pivot.x + side * (cart.width / 2 + 3), top + cart.height / 2, side * PUSH * scale, {
      color: palette.accent,
      width: Math.max(2, 0.035 * scale),
    });
  },
};
