import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { withPagePairs } from '../../../src/experiment/page/pairs.ts';
import { recordOf, SCORE_SERIES } from '../../../src/runtime/series.ts';
import { EMBEDDED_PARTS, embedSnippet } from '../../../src/ui/share/embed.ts';
import { MOST_IN_QR, qrFile, qrOf } from '../../../src/ui/share/qr.ts';
import { reportOf } from '../../../src/ui/share/report.ts';
import { fileName, settingsOf, titleOf } from '../../../src/ui/share/words.ts';

const { spec } = parse('data=spiral&net=dense(8,tanh),dropout(0.2)&opt=adam(lr=0.01)&reg=l2(0.01)&v=1');
const LINK = 'https://example.org/#data=spiral&net=dense(8,tanh)&v=1';

describe('an experiment in words', () => {
  it('names the data, the layers and the optimizer', () => {
    expect(titleOf(spec)).toBe('Spiral: 8 Tanh → Dropout, Adam');
    expect(titleOf(parse('data=xor&net=none&v=1').spec)).toBe('XOR: no hidden layer, Adam');
    expect(titleOf(parse(`data=xor&net=${'dense(2,relu),'.repeat(8)}dense(2,relu)&v=1`).spec)).toContain('9 layers');
    expect(settingsOf(spec)).toContain('Adam (learning rate 0.01)');
    expect(settingsOf(spec)).toContain('L2 penalty');
  });

  it('is the name of a file', () => {
    expect(fileName(titleOf(spec), 'loss curve')).toBe('nabla-loss-curve-spiral-8-tanh-dropout-adam');
    expect(fileName('Größe & Köln', 'report')).toBe('nabla-report-gro-e-ko-ln');
    expect(fileName('a '.repeat(100), 'x').length).toBeLessThanOrEqual(60);
    // A number that is cut would be another one.
    expect(fileName(`${'tanh '.repeat(10)} 256`, 'x')).toMatch(/^nabla-x(-tanh){10}$/);
  });
});

/** The pixels of a QR code, with this many for each module. */
function pixelsOf({ size, path }: NonNullable<ReturnType<typeof qrOf>>, scale = 3) {
  const side = scale * size;
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row++) {
      for (let column = 0; column < scale * Number(length); column++) {
        const at = 4 * ((scale * Number(y) + row) * side + scale * Number(x) + column);
        data.fill(0, at, at + 3);
      }
    }
  }
  return { data, side };
}

describe('a QR code', () => {
  it.each([LINK, `${LINK}&note=${'x'.repeat(600)}`])('is read as the link', (link) => {
    const code = qrOf(link);
    if (!code) throw new Error('there is none');
    const { data, side } = pixelsOf(code);
    expect(jsQR(data, side, side)?.data).toBe(link);
    expect(qrFile(code, 'A & B')).toMatch(/^<svg xmlns="[^"]+" width="\d+" .*<title>A &#38; B<\/title>/);
  });

  it('has a white margin of four modules', () => {
    const code = qrOf(LINK);
    const starts = [...(code?.path ?? '').matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...starts)).toBe(4);
  });

  it('is none if the link is too long', () => {
    expect(qrOf('x'.repeat(MOST_IN_QR))).not.toBeNull();
    expect(qrOf('x'.repeat(MOST_IN_QR + 1))).toBeNull();
    expect(qrOf('ü'.repeat(MOST_IN_QR / 2 + 1))).toBeNull();
  });
});

describe('a snippet for another page', () => {
  const size = { width: 800, height: 600 };

  it('shows the whole page or the chosen parts, before the version of the link', () => {
    expect(withPagePairs(LINK, new Map([['embed', '1']]))).toBe(
      'https://example.org/#data=spiral&net=dense(8,tanh)&embed=1&v=1',
    );
    const all = EMBEDDED_PARTS.map(({ id }) => id);
    for (const parts of [[], all])
      expect(embedSnippet({ link: LINK, title: '', parts, ...size })).toContain('&amp;embed=1&amp;v=1"');
    const some = embedSnippet({ link: LINK, title: '', parts: ['network', 'output'], ...size });
    expect(some).toContain('&amp;embed=network,output&amp;v=1" ');
  });

  it('is HTML whatever the title', () => {
    const snippet = embedSnippet({ link: LINK, title: '"><script>', parts: [], ...size });
    expect(snippet).toContain('title="&quot;>&lt;script>" width="800" height="600"');
  });
});

describe('a report', () => {
  const outcome = {
    steps: 1234,
    epochs: 35.26,
    seconds: 4,
    scores: recordOf(SCORE_SERIES, (series) => (series === 'train/metric' ? 0.977 : 0.125)),
    bestValidationLoss: 0.1,
    metric: { id: 'accuracy', label: 'Accuracy', percent: true },
  };
  const report = {
    spec,
    link: LINK,
    outcome,
    editedAt: null,
    ending: 'It stopped early.',
    findings: ['2 | 3 are <dead>'],
  };

  it('has the experiment, the layers, the numbers and what is happening as Markdown', () => {
    expect(reportOf(report)).toBe(`# Spiral: 8 Tanh → Dropout, Adam

[Open the experiment](<${LINK}>)

## Experiment

- Spiral
- 8 Tanh → Dropout
- binary cross-entropy
- Adam (learning rate 0.01)
- batch size 10
- L2 penalty
- seed 10

Changed from the defaults for these data:

${reportOf(report).split('for these data:\n\n')[1]?.split('\n\n##')[0]}

## Layers

| Layer | Type | Output | Activation | Parameters |
| --- | --- | --- | --- | --- |
| Hidden 1 | Dense | 8 | Tanh | 24 |
| Dropout 2 | Dropout | 8 | – | 0 |
| Output | Dense | 1 | Sigmoid | 9 |

## Result

- Steps: 1,234
- Epochs: 35.3
- Training time: 4 s
- Lowest validation loss: 0.1

| Metric | train | validation |
| --- | --- | --- |
| Loss | 0.125 | 0.125 |
| Accuracy | 97.7% | 12.5% |

It stopped early.

## What is happening

- 2 \\| 3 are \\<dead\\>
`);
    expect(reportOf(report)).toContain('- learning rate 0.03 → 0.01\n');
  });

  it('says if its link does not replay the run, and is whole before the first step', () => {
    expect(reportOf({ ...report, editedAt: 1200 })).toContain('changed at step 1,200, so the link does not replay');
    const none = {
      ...outcome,
      steps: Number.NaN,
      epochs: Number.NaN,
      seconds: Number.NaN,
      bestValidationLoss: Number.NaN,
    };
    expect(reportOf({ ...report, outcome: none })).toContain('- Steps: 0\n- Epochs: 0\n- Training time: 0 s\n\n|');
  });
});
