import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** All matches of a pattern in the sources with a file extension, each with its file. */
function find(kind: '.css' | '.tsx', pattern: RegExp) {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(kind));
  return files.flatMap((file) =>
    [...readFileSync(`src/${file}`, 'utf8').matchAll(pattern)].map(([text, ...groups]) => ({ file, text, groups })),
  );
}

describe('lengths that the build leaves in pixels', () => {
  it('do not include icon sizes: a stylesheet of the theme sets each of them', () => {
    const theme = readFileSync('src/ui/theme.css', 'utf8');
    const icons = find('.tsx', /<(\w+)[^<>]*? size=\{(\d+)\}/g).filter(
      ({ groups: [name] }) => name !== 'SamplePicture',
    );
    expect(icons.length).toBeGreaterThan(10);
    expect(
      icons.filter(({ groups: [, size] }) => !theme.includes(`.lucide[width="${size}"]) {\n  width: ${size}px;`)),
    ).toEqual([]);
  });

  it('are not in container queries and fallbacks of var(), which use rem', () => {
    expect(find('.css', /@container[^{]*\dpx[^{]*/g)).toEqual([]);
    expect(find('.css', /var\([^)]*?\b([3-9]|\d{2,})px/g)).toEqual([]);
  });
});
