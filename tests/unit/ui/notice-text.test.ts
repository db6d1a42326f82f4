import { expect, test } from 'vitest';
import { parse } from '../../../src/spec/index.ts';
import { noticeText } from '../../../src/ui/messages/noticeText.ts';

test.each([
  ['opt=best', 'opt: unknown optimizer "best"; using adam instead. The menu of optimizers lists the choices.'],
  [
    'missing=hide',
    'missing: unknown treatment of missing values "hide"; using drop instead. The menu of missing values under Preparation lists the choices.',
  ],
  ['opt=adamm', 'opt: unknown optimizer "adamm". Did you mean "adam"? Using adam instead.'],
])('the page says of "%s" where the choices are, if nothing is near', (text, said) => {
  expect(parse(text).notices.map(noticeText)).toEqual([said]);
});
