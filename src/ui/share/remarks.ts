import { cutRemark } from '../cutRemark.ts';
import { NOT_REPLAYED } from '../header/print.ts';

interface Shared {
  readonly link: string;
  /** Whether the run on the screen was changed during training and the link starts it over. */
  readonly edited: boolean;
  /** Whether the link only names the data. */
  readonly kept: boolean;
}

/** Sentences that a person should read before sending a link; none if the link replays the run and is short enough. */
export function shareRemarks({ link, edited, kept }: Shared): readonly string[] {
  const cut = cutRemark(link.length);
  return [
    ...(edited ? [NOT_REPLAYED] : []),
    ...(kept
      ? [
          'The link only names the data, which stay in this browser: anyone who opens it also needs the file or the images.',
        ]
      : []),
    ...(cut === null ? [] : [cut]),
  ];
}
