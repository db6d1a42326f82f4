import { cutRemark } from '../cutRemark.ts';

/** Shown where the link does not replay the run on the screen. */
export const NOT_REPLAYED =
  'This run was changed during training, so its link does not replay it. The link starts a new run with the current settings, as Reset does here.';

interface Shared {
  readonly link: string;
  /** The run on the screen was changed while it ran. */
  readonly edited: boolean;
  /** The data are in this browser only. */
  readonly kept: boolean;
}

/** What a person should know before sending a link, in sentences; nothing where every program passes it on and it replays the run. */
export function shareRemarks({ link, edited, kept }: Shared): readonly string[] {
  const cut = cutRemark(link.length);
  return [
    ...(edited ? [NOT_REPLAYED] : []),
    ...(kept
      ? ['The data are too large for a link and stay in this browser: whoever opens the link also needs the file.']
      : []),
    ...(cut === null ? [] : [cut]),
  ];
}
