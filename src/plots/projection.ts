/** From space to the screen, seen from so far away that lines stay parallel. Pure. */

/** Where the picture is seen from, in degrees. */
export interface Turn {
  /** How far the scene is turned around the vertical axis. */
  readonly azimuth: number;
  /** 0 from the side, 90 from above. */
  readonly elevation: number;
}

export const FIRST_TURN: Turn = { azimuth: 30, elevation: 34 };

/** The scene is a box from −1 to 1 across and away, and half as high: this to both sides of its middle. */
export const HALF_HEIGHT = 0.55;

export interface Projection {
  /** Pixels of a place in the scene: `x` across, `y` away, `z` up. */
  place(x: number, y: number, z: number): readonly [x: number, y: number];
  /** Whether larger x, and larger y, are farther away. */
  readonly xFar: boolean;
  readonly yFar: boolean;
}

/** Shows the whole box in a picture of that size, whatever the azimuth; the rim left and right is for what is written there. */
export function projection({ azimuth, elevation }: Turn, width: number, height: number, rim: number): Projection {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [sinA, cosA, sinE, cosE] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
  const halfTall = Math.SQRT2 * sinE + HALF_HEIGHT * cosE;
  const scale = Math.min((width / 2 - rim) / Math.SQRT2, (height - rim) / 2 / halfTall);
  return {
    place(x, y, z) {
      const across = x * cosA - y * sinA;
      const away = x * sinA + y * cosA;
      return [width / 2 + scale * across, height / 2 - scale * (away * sinE + z * cosE)];
    },
    xFar: sinA > 0,
    yFar: cosA > 0,
  };
}

/** Turned by so many degrees; never from below, and never quite from above. */
export function turned({ azimuth, elevation }: Turn, around: number, up: number): Turn {
  return {
    azimuth: (((azimuth + around) % 360) + 360) % 360,
    elevation: Math.min(80, Math.max(10, elevation + up)),
  };
}

/** Indices of a row of cells from the farthest to the nearest. */
export function farToNear(count: number, larger: boolean): number[] {
  return Array.from({ length: count }, (_, place) => (larger ? count - 1 - place : place));
}
