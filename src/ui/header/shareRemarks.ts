import { formatCount } from '../../plots/format.ts';

/** Characters after which programs cut a link, as far as they are known to. */
const CUTS = [
  { program: 'Teams', length: 2000 },
  { program: 'Slack', length: 4000 },
] as const;

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
  const cuts = CUTS.filter(({ length }) => link.length > length).map(
    ({ program, length }) => `${program} cuts links at about ${formatCount(length)} characters`,
  );
  return [
    ...(edited ? [NOT_REPLAYED] : []),
    ...(kept
      ? ['Its data are too large for a link and stay in this browser: whoever gets the link needs the file, too.']
      : []),
    ...(cuts.length > 0 ? [`${cuts.join(', and ')}: send this one by mail or in a file.`] : []),
  ];
}
