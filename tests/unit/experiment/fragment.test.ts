import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentOf } from '../../../src/experiment/fragment.ts';
import { defaultSpec, parse, print } from '../../../src/experiment/index.ts';
import { everyExperiment } from '../../support/every-experiment.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';
import { validSpec } from './arbitrary.ts';

const PAGE = 'https://example.org/nabla/';

const times =
  (count: number, change: (text: string) => string) =>
  (text: string): string =>
    Array.from({ length: count }).reduce((changed: string) => change(changed), text);
const entities = (text: string) => text.replaceAll('&', '&amp;');
/** Encodes a link like version 2 of Proofpoint. */
const dashed = (text: string) =>
  encodeURIComponent(text).replaceAll('_', '%5F').replaceAll('-', '%2D').replaceAll('%2F', '_').replaceAll('%', '-');

/** As in RFC 2045: "=" is encoded, and no line is longer than 76 characters. */
function quotedPrintable(text: string): string {
  const pieces = text.match(/=|[^=]/g)?.map((letter) => (letter === '=' ? '=3D' : letter)) ?? [];
  let length = 0;
  return pieces
    .map((piece) => {
      length += piece.length;
      if (length <= 75) return piece;
      length = piece.length;
      return `=\r\n${piece}`;
    })
    .join('');
}

/** What programs do to a link on its way, by the program or the change. */
const DAMAGES: Readonly<Record<string, (link: string) => string>> = {
  'a mail shown as source': entities,
  'entities twice': times(2, entities),
  'entities by number': (link) => link.replaceAll('&', '&#38;').replaceAll('(', '&#x28;').replaceAll('#', '&num;'),
  'a page that reads &reg as a sign': (link) => link.replaceAll('&reg=', '®='),
  'encoding of the whole address': encodeURIComponent,
  'encoding twice': times(2, encodeURIComponent),
  'encoding three times': times(3, encodeURIComponent),
  'encoding of the fragment twice': (link) => `${PAGE}#${times(2, encodeURIComponent)(link.slice(PAGE.length + 1))}`,
  'encoding of entities': (link) => encodeURIComponent(entities(link)),
  'an encoded number sign': (link) => link.replace('#', '%23'),
  'a number sign encoded twice': (link) => link.replace('#', '%2523'),
  'a question mark for the number sign': (link) => link.replace('#', '?'),
  'a router that wants a slash': (link) => link.replace('#', '#/'),
  'zero-width spaces': (link) => link.replaceAll(/([(&])/g, '$1\u200b').concat('\u200b'),
  'encoded zero-width spaces': (link) => `${link}%E2%80%8B`,
  'soft hyphens and a byte order mark': (link) => `\ufeff${link.replaceAll('=', '=\u00ad')}`,
  'blanks that do not break, at the ends': (link) => `\u00a0${link}\u00a0`,
  'a joiner and a byte order mark behind it': (link) => `${link}\u2060\ufeff`,
  'encoded blanks that do not break': (link) => `${link}%C2%A0`,
  'line breaks': (link) => link.replace(/.{30}/g, '$&\r\n'),
  'line breaks of a quoted mail': (link) => link.replace(/.{40}/g, '$&\n> '),
  'the source of a mail in quoted-printable': quotedPrintable,
  'quoted-printable with the line ends of Unix': (link) => quotedPrintable(link).replaceAll('\r\n', '\n'),
  'quoted-printable without its line breaks': (link) => quotedPrintable(link).replaceAll('\r\n', ''),
  'a short line of quoted-printable': (link) => link.replaceAll('=', '=3D'),
  'entities in quoted-printable': (link) => quotedPrintable(entities(link)),
  'an encoded link in quoted-printable': (link) => quotedPrintable(encodeURIComponent(entities(link))),
  'spaces and tabs': (link) => link.replace(/.{50}/g, '$& \t'),
  'a bracket after it': (link) => `(${link})`,
  'a bracket and a full stop after it': (link) => `${link}).`,
  'square and angle brackets': (link) => `[<${link}>]`,
  'quotation marks': (link) => `“${link}”,`,
  'a quotation mark and a bracket after it': (link) => `${link}")`,
  'a square bracket and a comma after it': (link) => `${link}],`,
  'an angle bracket after it': (link) => `${link}>`,
  guillemets: (link) => `«${link}».`,
  'a link in Markdown': (link) => `[my run](${link}) is *here*.`,
  'words around it': (link) => `Look at ${link}\nBest regards, x = 3`,
  'Outlook Safe Links': (link) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02%7Cme%40example.org%7C0&sdata=aB3%2Bc%3D&reserved=0`,
  'Safe Links within a mail as text': (link) =>
    `see https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&amp;data=05%7C02&amp;sdata=a%3D&amp;reserved=0.`,
  'Safe Links in Teams': (link) =>
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encodeURIComponent(link)}&locale=en-us`,
  Google: (link) => `https://www.google.com/url?q=${encodeURIComponent(link)}&sa=D&usg=AOvVaw0`,
  Slack: (link) => `https://slack-redir.net/link?url=${encodeURIComponent(link)}&v=3`,
  'Google around Safe Links': (link) =>
    `https://www.google.com/url?q=${encodeURIComponent(`https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C1&reserved=0`)}&sa=D`,
  'parameters of social networks and campaigns': (link) => `${link}&fbclid=IwAR0&utm_source=mail&utm_medium=x&gclid=1`,
  'parameters of Google': (link) => `${link}&sa=D&source=editors&ust=1700000000000000&usg=AOvVaw0`,
  'full-width punctuation': (link) => link.replaceAll(',', '，').replaceAll('(', '（').replaceAll(')', '）'),
  'full-width punctuation, encoded': (link) =>
    `${PAGE}#${encodeURIComponent(link.slice(PAGE.length + 1).replaceAll('=', '＝'))}`,
  'Proofpoint, version 2': (link) =>
    `https://urldefense.proofpoint.com/v2/url?u=${dashed(link)}&d=DwMFaQ&c=euGZstcaTDllvimEN8b7jXrwqOf-v5A_CdpgnVfiiMM&e=`,
  'Proofpoint, version 3': (link) => `https://urldefense.com/v3/__${link.replace('#', '*')}__;Iw!!Dq0X2DkFhyF93Hk$`,
};

describe('a link that was changed on its way', () => {
  test.each(Object.entries(DAMAGES))('%s: gives the same experiment, without a false alarm', (_, damage) => {
    fc.assert(
      fc.property(validSpec, (spec) => {
        expect(parse(damage(`${PAGE}#${print(spec)}`))).toStrictEqual({ spec, notices: [] });
      }),
      { numRuns: 25 },
    );
  });

  test('is the same experiment after several of these changes', () => {
    const damages = fc.subarray(
      Object.keys(DAMAGES).filter((name) =>
        /entities|bracket|zero|Safe|quotation|encod.*(address|twice|number sign)|question/.test(name),
      ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(validSpec, damages, (spec, names) => {
        const damaged = names.reduce(
          (link, name) => (DAMAGES[name] as (link: string) => string)(link),
          `${PAGE}#${print(spec)}`,
        );
        expect(parse(damaged)).toStrictEqual({ spec, notices: [] });
      }),
      { numRuns: 50 },
    );
  });

  test(`and has mistakes besides gives a text that is no longer than the link, for ${INPUTS} links`, () => {
    const links = everyExperiment
      .map((text, index) => ({ link: `${PAGE}#${text}&v=1`, damage: Object.values(DAMAGES).at(index % 38) }))
      .map(({ link, damage }) => damage?.(link) ?? link);
    const pieces = ['%2523', '&amp;', '&#x26;', '=3D', '=\r\n', '/v3/__', '__;', '?url=', '**A', '＆', '&reg', '®='];
    fc.assert(
      fc.property(mutationsOf(links, pieces), (link) => {
        const fragment = fragmentOf(link);
        expect(fragment.length).toBeLessThanOrEqual(3 * link.length);
        expect(fragmentOf(fragment).length).toBeLessThanOrEqual(3 * link.length);
      }),
      { numRuns: INPUTS },
    );
  });

  test('joins a name that a line break of quoted-printable divides, if every other "=" is encoded', () => {
    const { spec, notices } = parse(`${PAGE}#data%3Dcircle(nois=\r\ne%3D0.2)%26v%3D1`);
    expect(spec.data.args.noise).toBe(0.2);
    expect(notices).toEqual([]);
  });

  test('recovers the runs of characters that Proofpoint folds', () => {
    const folded = 'https://urldefense.com/v3/__https://example.org/*data=iris&net=dense(4**Aelu)&v=1__;Iyxy!!x$';
    expect(fragmentOf(folded)).toBe('data=iris&net=dense(4,relu)&v=1');
  });
});

describe('an unchanged text', () => {
  test.each([
    ['foo=1&data=iris', 'foo=1&data=iris'],
    ['net=dense(8, tanh)', 'net=dense(8, tanh)'],
    ['v=1&net=none', 'v=1&net=none'],
    ['opt=sgd&opt=adam', 'opt=sgd&opt=adam'],
    ['data=iris&net=dense(8', 'data=iris&net=dense(8'],
    ['data=iris&', 'data=iris&'],
    ['https://example.org/?a=b&data', ''],
  ])('%j is read unchanged', (text, fragment) => expect(fragmentOf(text)).toBe(fragment));

  test('an address without an experiment is the default one', () => {
    expect(parse('https://example.org/?q=1')).toStrictEqual({ spec: defaultSpec(), notices: [] });
  });

  test('takes little time even if it is long and strange', () => {
    const strange = ['(', ')', '&v=1', ' v', '%', '%25', '&amp;', '=%3D&', '®=', '*', ' ', 'data=', '?u=-3d&', '&#38;'];
    for (const piece of strange) fragmentOf(`data=circle&${piece.repeat(100_000 / piece.length)}`);
  });
});
