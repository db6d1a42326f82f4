/** A parallel projection from space to the screen. Pure. */

/** The viewing direction, in degrees. */
export interface Turn {
  /** Rotation of the scene around the vertical axis. */
  readonly azimuth: number;
  /** 0 from the side, 90 from above. */
  readonly elevation: number;
}

export const FIRST_TURN: Turn = { azimuth: 30, elevation: 34 };

/** The scene is a box from −1 to 1 in x and y; its height extends this far above and below the middle. */
export const HALF_HEIGHT = 0.55;

export interface Projection {
  /** Pixels of a point in the scene: `x` across, `y` away, `z` up. */
  place(x: number, y: number, z: number): readonly [x: number, y: number];
  /** Whether larger x, and larger y, are farther away. */
  readonly xFar: boolean;
  readonly yFar: boolean;
}

/**
 * Fits the whole box into a picture of this size for any azimuth; the rim on the left and right leaves space for text.
 */
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

/** Rotates by this many degrees, but never below the horizon and never fully to the top. */
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
