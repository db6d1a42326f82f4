import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What the rules below do not allow, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'ui/Page.module.css padding-bottom: calc(65px + env(safe-area-inset-bottom))': 'the height of the transport bar',
  'ui/inspect/Inspector.module.css padding: 0 clamp(var(--space-2), 1.3cqi - 5px, var(--space-5))':
    'the tabs of a narrow inspector are closer together',
  'ui/output/OutputPanel.module.css padding-right: 128px': 'the width of two views',
  'ui/output/OutputPanel.module.css padding-right: 188px': 'the width of three views',
  'ui/output/OutputPanel.module.css padding-right: 100px': 'the width of the views without the enlarge button',
  'ui/workbench/Skeleton.module.css margin: 4px 4px 0 40px': 'the margins of a plot, MARGIN in PlotAxes.tsx',
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).sort();
const read = (file: string) => readFileSync(`src/${file}`, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const stylesheets = files.filter((file) => file.endsWith('.css')).map((file) => ({ file, text: read(file) }));
const sources = files.filter((file) => /\.tsx?$/.test(file)).map((file) => ({ file, text: read(file) }));

const all = stylesheets.flatMap(({ file, text }) =>
  [...text.matchAll(/([\w-]+):\s+([^;{}]+);/g)].map(([, property = '', value = '']) => ({
    file,
    property,
    value: value.replaceAll(/\s+/g, ' '),
  })),
);
const theme = all.filter(({ file }) => file === 'ui/theme.css');
const others = all.filter(({ file }) => file !== 'ui/theme.css');
type Declaration = (typeof all)[number];

const show = ({ file, property, value }: Declaration) => `${file} ${property}: ${value}`;

describe('theme.css is the only palette', () => {
  const COLORED = /^(color|background|border(-(top|right|bottom|left))?|outline|fill|stroke|.+-(color|shadow))$/;
  const OTHER_WORDS = /^(none|inherit|transparent|currentColor|solid|dashed|dotted|inset|color-mix|in|srgb)$/;

  /** Whether a declaration names a colour, apart from the properties and words that have none. */
  const hasColor = ({ property, value }: Declaration) => {
    const words = value.replaceAll(/var\([^)]*\)/g, '').match(/#[\da-f]+\b|(?<![\w.])[a-z][a-z-]+/gi) ?? [];
    return words.some((word) =>
      COLORED.test(property) ? !OTHER_WORDS.test(word) : /^(#|(rgb|hsl)a?$|(ok)?l(ab|ch)$)/i.test(word),
    );
  };

  it('for the stylesheets', () => {
    expect(theme.filter(hasColor).length).toBeGreaterThan(50);
    expect(others.filter(hasColor).map(show)).toEqual([]);
  });

  it('for the sources', () => {
    const color = /(["'`])#[\da-f]{3,8}\1|\b(?:rgb|hsl)a?\(\s*\d/gi;
    // A camera reads a code only if it is black on white, whatever the theme.
    const themed = sources.filter(({ file }) => !['ui/share/QrPicture.tsx', 'ui/share/qr.ts'].includes(file));
    expect(themed.flatMap(({ file, text }) => [...text.matchAll(color)].map(([match]) => `${file} ${match}`))).toEqual(
      [],
    );
  });

  it('and the files that cannot read it repeat its colours', () => {
    const lightAndDark = (name: string) =>
      theme
        .filter(({ property }) => property === name)
        .slice(0, 2)
        .map(({ value }) => value);
    const colors = (file: string) => readFileSync(file, 'utf8').match(/#[\da-f]{6}\b/g);
    expect(colors('index.html')).toEqual(lightAndDark('--ground'));
    expect(colors('public/favicon.svg')).toEqual(lightAndDark('--accent'));
  });
});

describe('the scales of theme.css', () => {
  it.each([
    ['text', /^font-size$/, /^(inherit|[\d.]+em|var\(--text-\d\))$/],
    ['text', /^font$/, /^(inherit|var\(--text-\d\)( \/ [\w.]+)? var\(--\w+\))$/],
    ['radius', /^border(-\w+)*-radius$/, /^((0|var\(--radius-\w+\))( |$))+$/],
    ['layer', /^z-index$/, /^var\(--layer-\w+\)$/],
    [
      'space',
      /^((row|column)-)?gap$|^(padding|margin)(-\w+)*$/,
      /^((0|auto|-?1px|-?[\d.]+em|var\(--(space-\d|gutter)\)|calc\((-1 \* )?var\(--space-\d\)( \+ env\([\w-]+\))?\))( |$))+$/,
    ],
  ])('%s: every value of %s is one of its steps', (scale, property, allowed) => {
    expect(theme.filter((one) => one.property.startsWith(`--${scale}-`)).length).toBeGreaterThan(3);
    const found = others.filter((one) => property.test(one.property) && !allowed.test(one.value));
    expect(found.map(show).filter((one) => !(one in EXCEPTIONS))).toEqual([]);
  });

  it('no exception is out of date', () => {
    const shown = new Set(others.map(show));
    expect(Object.keys(EXCEPTIONS).filter((exception) => !shown.has(exception))).toEqual([]);
  });
});

it('every custom property that is read without a fallback is set', () => {
  const set = new Set(
    [...stylesheets, ...sources].flatMap(({ text }) => text.match(/(?<=['\s])--[\w-]+(?='?:)/g) ?? []),
  );
  const used = all.flatMap(({ file, value }) =>
    (value.match(/(?<=var\()--[\w-]+(?=\))/g) ?? []).map((name) => ({ file, name })),
  );
  expect(used.length).toBeGreaterThan(1_000);
  expect(used.filter(({ name }) => !set.has(name))).toEqual([]);
});

it('the palette of the plots consists of colours of theme.css', () => {
  const names = read('plots/core/color.ts').match(/(?<=')--[\w-]+(?=')/g) ?? [];
  const classes = Array.from({ length: 10 }, (_, label) => `--class-${label}`);
  expect(names.length).toBeGreaterThan(5);
  const missing = [...names, ...classes].filter((name) => !theme.some(({ property }) => property === name));
  expect(missing).toEqual([]);
});
