import { expect, test } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { noticeText } from '../../../src/ui/messages/noticeText.ts';

test.each([
  ['opt=best', 'opt: unknown optimizer "best"; using adam instead. The menu of optimizers lists the choices.'],
  [
    'missing=hide',
    'missing: unknown treatment of missing values "hide"; using drop instead. The menu of missing values under Preparation lists the choices.',
  ],
  ['opt=adamm', 'opt: unknown optimizer "adamm". Did you mean "adam"? Using adam instead.'],
])('the notice about "%s" names the menu with the choices, if no name is similar', (text, expected) => {
  expect(parse(text).notices.map(noticeText)).toEqual([expected]);
});
