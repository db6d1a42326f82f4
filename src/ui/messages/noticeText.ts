import type { Notice } from '../../spec/index.ts';

const IN_PREPARATION = ['imputers', 'outliers', 'scalers', 'augmentations'];

/** A notice as the page shows it: with the menu where a person sees what a text could name. */
export function noticeText({ message, choices }: Notice): string {
  if (!choices) return message;
  const of = choices === 'imputers' ? 'missing values' : choices;
  const where = IN_PREPARATION.includes(choices) ? ' under Preparation' : '';
  return `${message} The menu of ${of}${where} lists the choices.`;
}
