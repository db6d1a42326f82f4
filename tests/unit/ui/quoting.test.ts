import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Quoting } from '../../../src/ui/Quoting.tsx';

const quoting = (text: string) => renderToStaticMarkup(createElement(Quoting, { text }));

describe('a sentence excludes its quotations from translation', () => {
  it('with either kind of quotation marks', () => {
    expect(quoting('Column “height”, line 2: "5\\"" is not a number.')).toBe(
      'Column <span translate="no">“height”</span>, line 2: <span translate="no">&quot;5\\&quot;&quot;</span> is not a number.',
    );
  });

  it('and is plain text without them', () => {
    expect(quoting('Every number keeps its own unit.')).toBe('Every number keeps its own unit.');
  });
});
