/** The limits of a person's own images. */
export const IMAGE_LIMITS = {
  files: 2000,
  /** The number of files that are looked at, images or not. */
  offered: 20_000,
  /** Millions of pixels of an image before it is scaled: 100 MB once it is decoded. */
  megapixels: 25,
} as const;

/** The possible heights and widths of the scaled images, in pixels. */
export const SIDES = [8, 12, 16, 20, 28, 32] as const;
