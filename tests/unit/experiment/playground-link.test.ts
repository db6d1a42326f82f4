import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, print } from '../../../src/experiment/index.ts';
import { translatePlayground } from '../../../src/experiment/playground-link.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';

const LINK =
  'https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.45&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false';

const ALWAYS = 'the random numbers, the exact points, the scale of the coordinates';
const withSettings = (settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).reduce(
    (link, [name, value]) =>
      link.includes(`${name}=`) && new RegExp(`[#&]${name}=`).test(link)
        ? link.replace(new RegExp(`([#&]${name}=)[^&]*`), `$1${value}`)
        : `${link}&${name}=${value}`,
    LINK,
  );
const specOf = (link: string) => {
  const { text } = translatePlayground(link);
  const { spec, notices } = parse(text);
  expect(notices).toEqual([]);
  return spec;
};

describe('a link of TensorFlow Playground', () => {
  it('is the nearest experiment', () => {
    expect(print(specOf(LINK))).toBe(
      'data=circle(noise=0)&net=dense(4,tanh),dense(2,tanh)&loss=mse&opt=sgd(lr=0.03)&init=uniform&bias=constant&split=50/50/0&seed=45&v=1',
    );
    expect(translatePlayground(LINK).sentence).toBe(
      `This link of TensorFlow Playground opens as the nearest experiment here; not taken over: ${ALWAYS}.`,
    );
  });

  it.each([
    [{ dataset: 'xor', noise: '20' }, /data=xor\(noise=0.17\)/],
    [{ dataset: 'gauss' }, /data=gaussian\(noise=0\)/],
    [{ dataset: 'spiral', noise: '50' }, /data=spiral\(noise=0.14\)/],
    [{ problem: 'regression' }, /data=plane\(n=1200,noise=0\)/],
    [{ problem: 'regression', regDataset: 'reg-gauss', noise: '10' }, /data=gaussians\(n=1200,noise=0.049\)/],
    [{ activation: 'relu' }, /net=dense\(4,relu\),dense\(2,relu\)/],
    [{ activation: 'sigmoid', networkShape: '8,8,8' }, /net=dense\(8,sigmoid\),dense\(8,sigmoid\),dense\(8,sigmoid\)/],
    [{ networkShape: '' }, /net=none/],
    [{ regularization: 'L2', regularizationRate: '0.1' }, /reg=l2\(lambda=0.1\)/],
    [{ regularization: 'L1', regularizationRate: '0.003' }, /reg=l1\(lambda=0.006\)/],
    [{ learningRate: '0.3', batchSize: '30' }, /opt=sgd\(lr=0.3\).*batch=30/],
    [{ percTrainData: '70' }, /split=70\/30\/0/],
    [{ initZero: 'true' }, /init=zeros/],
    [{ x: 'false', xSquared: 'true', ySquared: 'true', xTimesY: 'true', sinX: 'true', sinY: 'true' }, /features=/],
  ])('with %j is taken over', (settings, text) => {
    const link = withSettings(settings);
    expect(print(specOf(link))).toMatch(text);
    expect(translatePlayground(link).sentence).toContain(`${ALWAYS}.`);
  });

  it('takes over every feature', () => {
    const features = { xSquared: 'true', ySquared: 'true', xTimesY: 'true', sinX: 'true', sinY: 'true' };
    const spec = specOf(withSettings({ ...features, x: 'false', cosX: 'true', cosY: 'true' }));
    expect(spec.features).toEqual(['x2', 'x1_squared', 'x2_squared', 'x1_x2', 'sin_x1', 'sin_x2', 'cos_x1', 'cos_x2']);
  });

  it.each([
    [{ activation: 'swish' }, 'activation=swish'],
    [{ networkShape: '4,99' }, 'networkShape=4,99'],
    [{ learningRate: '-1' }, 'learningRate=-1'],
    [{ showTestData: 'true' }, 'the test data on the picture'],
    [{ discretize: 'true' }, 'the discretized output'],
    [{ learningRate_hide: 'true' }, 'hidden controls'],
    [{ x: 'false', y: 'false' }, 'a network without features'],
  ])('with %j says what was not taken over', (settings, lost) => {
    const link = withSettings(settings);
    specOf(link);
    expect(translatePlayground(link).sentence).toBe(
      `This link of TensorFlow Playground opens as the nearest experiment here; not taken over: ${ALWAYS}, ${lost}.`,
    );
  });

  it.each([
    ['with entities', (link: string) => link.replaceAll('&', '&amp;')],
    ['encoded', encodeURIComponent],
    ['encoded twice', (link: string) => encodeURIComponent(encodeURIComponent(link))],
    ['in the address of this page', (link: string) => `https://example.org/nabla/#${link}`],
    ['without its own address', (link: string) => `https://example.org/nabla/#${link.split('#')[1]}`],
    ['in the query', (link: string) => link.replace('#', '?')],
    ['with a bracket and a full stop behind', (link: string) => `${link}).`],
  ])('%s is the same experiment', (_, change) => {
    expect(translatePlayground(change(LINK)).text).toBe(translatePlayground(LINK).text);
  });

  it(`is a valid experiment and a sentence, whatever is in it (${INPUTS} links)`, () => {
    const links = [LINK, withSettings({ problem: 'regression', regularization: 'L1', regularizationRate: '0.1' })];
    const changed = [...links, ...links.map(encodeURIComponent), ...links.map((link) => link.replaceAll('&', '&amp;'))];
    const experiments = new Set<string>();
    const settings = [...new URLSearchParams(LINK.split('#')[1]).keys()];
    fc.assert(
      fc.property(
        mutationsOf(changed, [...settings, 'networkShape=', '&dataset=', '_hide=true', '8,'.repeat(9)]),
        (link) => {
          const { text, sentence } = translatePlayground(link);
          if (!experiments.has(text)) expect(parse(text).notices).toEqual([]);
          experiments.add(text);
          expect(sentence).toMatch(/^This link of TensorFlow Playground opens [\w ;:,.=-]+\.$/);
          expect(sentence.length).toBeLessThan(800);
        },
      ),
      { numRuns: INPUTS },
    );
  });
});
