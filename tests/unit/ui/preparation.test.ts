import { beforeEach, describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { dataOf, print } from '../../../src/experiment/index.ts';
import { describePreparation } from '../../../src/runtime/findings/preparation.ts';
import { experiment as store } from '../../../src/store/experiment.ts';
import { giveRole, ignore, roleOf, rolesOf } from '../../../src/ui/inspect/preparation/roles.ts';
import * as words from '../../../src/ui/inspect/preparation/words.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

async function viewOf(text: string) {
  const spec = experiment(text);
  const { preparation } = await prepareData(spec, readAsset);
  if (!preparation) throw new Error('the examples were made of no table');
  return { spec, shape: dataOf(spec), view: describePreparation(preparation) };
}

describe('the descriptions of the steps', () => {
  it('mention dropped rows, categories and scaled numbers', async () => {
    const { spec, shape, view } = await viewOf('data=penguins');
    expect(words.columnsWords(spec, shape)).toBe('6 of 6 columns are features; the target is one of 3 classes.');
    expect(words.missingWords(view, spec, shape)).toBe('11 of 344 rows ignored because a feature is missing there.');
    expect(words.outlierWords(view, spec)).toBe('Every value is kept.');
    expect(words.encodingWords(view, shape)).toBe(
      '2 categorical columns become 4 inputs of 0 and 1; 4 numeric columns stay unchanged.',
    );
    expect(words.scaleWords(view, spec, shape)).toBe('4 columns scaled, fitted on the training part only.');
    expect(words.augmentWords(view, spec, shape)).toBe('No copies are added.');
    expect(words.splitWords(view, spec, shape)).toBe(
      '233 training, 50 validation and 50 test examples, each with the classes in the same proportions.',
    );
  });

  it('mention the order of a series, and that folds do not keep it', async () => {
    const { spec, shape, view } = await viewOf('data=sunspots&fold=2/5');
    expect(words.splitWords(view, spec, shape)).toBe(
      '163 training, 28 validation and 22 test examples. The rows keep their order: the first 70 % are the training part, the next 15 % the validation part, the last 15 % the test part. No window reaches from one part into another, or over a missing row. Fold 2 of 5 validates; the test part is the same for every fold. A fold is a stretch of rows, so the network also trains on rows after those that validate.',
    );
    const long = { ...view, windows: { count: 31_250, everyNth: 8 } };
    expect(words.splitWords(long, spec, shape)).toContain('They are one in 8 of the 31,250 windows');
  });

  it('mention parts of a series that are too short for a window', async () => {
    const short = await viewOf('data=sunspots&series=36,1&split=98/1/1');
    expect(words.splitWords(short.view, short.spec, short.shape)).toContain(
      '0 validation and 0 test examples. No window of 36 rows with its target fits into the validation and test parts: choose a shorter window or larger parts.',
    );
  });

  it('mention filled missing values, indicators, clipped values and copies', async () => {
    const { spec, shape, view } = await viewOf(
      'data=penguins&missing=mean(indicator=yes)&outliers=clip_quantiles(share=0.05)&augment=jitter(copies=2)&fold=2/5',
    );
    expect(words.missingWords(view, spec, shape)).toBe(
      '19 missing values in 5 columns filled, so no row is lost. 5 more inputs mark them.',
    );
    expect(words.outlierWords(view, spec)).toMatch(/^\d+ values in 4 columns clipped to the bounds of the training/);
    expect(words.encodingWords(view, shape)).toBe(
      '2 categorical columns become 4 inputs of 0 and 1; 4 numeric columns stay unchanged.',
    );
    expect(words.augmentWords(view, spec, shape)).toBe('468 changed copies added, which makes 702 training examples.');
    expect(words.splitWords(view, spec, shape)).toContain('Fold 2 of 5 validates');
    const sex = view.columns.find(({ id }) => id === 'sex');
    const column = words.columnOf(shape, 'sex');
    expect(sex && column && words.fateOf(sex, column, spec)).toEqual([
      expect.stringMatching(/^missing: (fe)?male \(most frequent\)$/),
      '→ Sex=male, Sex=?',
    ]);
  });

  it('name the unit of a standardized target', async () => {
    const { spec, shape, view } = await viewOf('data=penguins&target=body_mass');
    expect(words.columnsWords(spec, shape)).toMatch(/ are features; the target is a number\.$/);
    expect(words.scaleWords(view, spec, shape)).toMatch(/ The target is standardized: 1 is \d{3} g\.$/);
  });

  it('mention computed features, and rows without a target', async () => {
    const { spec, shape } = await viewOf('data=circle&features=x1,x1_squared');
    expect(words.columnsWords(spec, shape)).toBe(
      '1 of 2 columns and 1 feature computed from them are features; the target is one of 2 classes.',
    );
    const sexes = await viewOf('data=penguins&target=sex&missing=median');
    expect(words.missingWords(sexes.view, sexes.spec, sexes.shape)).toMatch(/^11 rows without "Sex" ignored\. /);
  });

  it('describe images as a whole', async () => {
    const { spec, shape, view } = await viewOf('data=digits&scale=standard(images=channel)&outliers=clip_iqr');
    expect(words.columnsWords(spec, shape)).toBe(
      'The features are images of 8 × 8 pixels; the target is one of 10 classes.',
    );
    expect(words.encodingWords(view, shape)).toBe('No categories: each image becomes 64 inputs.');
    expect(words.scaleWords(view, spec, shape)).toBe(
      '1 column scaled, images channel by channel, fitted on the training part only.',
    );
    const [image] = view.columns.filter(({ id }) => id === 'image');
    const column = words.columnOf(shape, 'image');
    expect(column && words.kindOf(column)).toBe('8 × 8 image');
    expect(image && column && words.fateOf(image, column, spec)).toEqual([
      expect.stringMatching(/^[\d,]+ clipped$/),
      '→ 64 inputs',
    ]);
    expect(image?.before.range).toEqual([0, 1]);
  });

  it('describe the pixels that a link has chosen', async () => {
    const { spec, shape, view } = await viewOf('data=digits&features=p9,p27');
    expect(words.columnsWords(spec, shape)).toBe(
      '2 pixels of images of 8 × 8 pixels are features; the target is one of 10 classes.',
    );
    const [image] = view.columns.filter(({ id }) => id === 'image');
    expect(image?.inputs).toEqual(['p9', 'p27']);
    const column = words.columnOf(shape, 'image');
    expect(image && column && words.fateOf(image, column, spec)).toEqual(['→ Row 2, column 2, Row 4, column 4']);
  });

  it('describe histograms', () => {
    expect(words.spreadWords({ range: [0, 4], counts: [1, 5, 2, 0] }, [])).toBe('0 to 4, the highest bar from 1 to 2');
    expect(words.spreadWords({ range: [3, 3], counts: [9] }, [])).toBe('always 3');
    expect(words.spreadWords({ range: null, counts: [4, 2] }, ['p', 'q'])).toBe('p 4, q 2');
    expect(words.rangeWords({ range: [3, 3], counts: [9] })).toBe('3');
  });
});

describe('roles of columns', () => {
  const current = () => store.getState().spec;
  const role = (id: string) => roleOf(id, current(), dataOf(current()));
  const options = (id: string) =>
    rolesOf(id, current(), dataOf(current())).flatMap(({ id: other, disabled }) => (disabled ? [] : [other]));

  beforeEach(() => store.setState({ spec: experiment('data=penguins&features=island,sex'), notices: [] }));

  it('follow from features and target', () => {
    expect(['species', 'island', 'body_mass', 'sex'].map(role)).toEqual(['target', 'feature', 'ignored', 'feature']);
  });

  it('can be changed', () => {
    giveRole('body_mass', 'feature');
    expect(current().features).toEqual(['island', 'body_mass', 'sex']);
    giveRole('island', 'ignored');
    expect(role('island')).toBe('ignored');
    giveRole('species', 'both');
    expect(role('species')).toBe('both');
    giveRole('species', 'target');
    expect(role('species')).toBe('target');
    giveRole('body_mass', 'target');
    expect([role('body_mass'), dataOf(current()).task]).toEqual(['target', 'regression']);
  });

  it('keep at least one feature', () => {
    ignore('sex');
    expect(options('island')).toEqual(['feature']);
    expect(options('sex')).toEqual(['feature', 'target', 'ignored']);
    ignore('island');
    expect(current().features).toEqual(['island']);
    expect(store.getState().notices).toEqual([]);
  });

  it('of an image whose pixels a link has chosen can be put back to the whole image', () => {
    store.setState({ spec: experiment('data=digits&features=digit,p9,p27') });
    expect(role('image')).toBe('pixels');
    expect(options('image')).toEqual(['feature', 'pixels', 'ignored']);
    giveRole('image', 'feature');
    expect(current().features).toEqual(['digit', 'image']);
    store.setState({ spec: experiment('data=digits&features=digit,p9,p27') });
    giveRole('image', 'ignored');
    expect(current().features).toEqual(['digit']);
    store.setState({ spec: experiment('data=digits&features=p9,p27') });
    expect(options('image')).toEqual(['feature', 'pixels']);
  });

  it('cannot change the target of generated data', () => {
    store.setState({ spec: experiment('data=circle') });
    expect([options('x1'), options('y')]).toEqual([['feature', 'ignored'], ['target']]);
    giveRole('x1', 'ignored');
    expect(print(current())).toContain('features=x2');
  });
});
