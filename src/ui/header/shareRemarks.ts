import { cutRemark } from '../cutRemark.ts';

/** The run on the screen is not the one that the link gives. */
export const NOT_REPLAYED =
  'This run was changed while it trained, so its link does not replay it. The link starts a new run with the settings as they are now, as Reset does here.';

interface Shared {
  readonly link: string;
  /** The run on the screen was changed while it ran. */
  readonly edited: boolean;
  /** The data are in this browser only. */
  readonly kept: boolean;
}

/** What a person should know before a link is sent, in sentences; nothing where it goes everywhere and replays the run. */
export function shareRemarks({ link, edited, kept }: Shared): readonly string[] {
  const cut = cutRemark(link.length);
  return [
    ...(edited ? [NOT_REPLAYED] : []),
    ...(kept
      ? ['Its data are too large for a link and stay in this browser: whoever gets the link needs the file, too.']
      : []),
    ...(cut === null ? [] : [cut]),
  ];
}
