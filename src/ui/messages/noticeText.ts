import type { Notice } from '../../experiment/index.ts';

const IN_PREPARATION = ['imputers', 'outliers', 'scalers', 'augmentations'];

/** The text of a notice on the page, with the menu that lists the valid choices. */
export function noticeText({ message, choices }: Notice): string {
  if (!choices) return message;
  const of = choices === 'imputers' ? 'missing values' : choices;
  const where = IN_PREPARATION.includes(choices) ? ' under Preparation' : '';
  return `${message} The menu of ${of}${where} lists the choices.`;
}
