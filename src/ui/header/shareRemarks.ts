import { cutRemark } from '../cutRemark.ts';

/** Shown if the link does not replay the run on the screen. */
export const NOT_REPLAYED =
  'This run was changed during training, so its link does not replay it. The link starts a new run with the current settings, as Reset does here.';

interface Shared {
  readonly link: string;
  /** Whether the run on the screen was changed during training. */
  readonly edited: boolean;
  /** Whether the data are stored in this browser only. */
  readonly kept: boolean;
}

/** Sentences that a person should read before sending a link; none if the link replays the run and is short enough. */
export function shareRemarks({ link, edited, kept }: Shared): readonly string[] {
  const cut = cutRemark(link.length);
  return [
    ...(edited ? [NOT_REPLAYED] : []),
    ...(kept
      ? [
          'The data are too large for a link and stay in this browser: anyone who opens the link also needs the file or the images.',
        ]
      : []),
    ...(cut === null ? [] : [cut]),
  ];
}
