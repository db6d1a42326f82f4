import '../table/packing.ts';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { isKey } from '../experiment/fragment.ts';
import { cutSentence, type ExperimentSpec, endingOf, fragmentOf, parse } from '../experiment/index.ts';
import {
  type FormatId,
  FRAMEWORKS,
  inLayout,
  isImported,
  isModel,
  type Layout,
  LISTED,
} from '../export/format-list.ts';
import { type KnownLesson, ownLesson } from '../handin/known-lesson.ts';
import { MOST_SECONDS } from '../handin/run-again.ts';
import { headOf } from '../notes/index.ts';
import type { Provider } from '../runtime/protocol.ts';
import { type CodeLine, codesIn } from './codes.ts';
import { checkOutput } from './output-files.ts';
import { UsageError } from './usage-error.ts';
import { readModel, readWeights, type Started, type Tensors } from './weights.ts';

export type Request =
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly spec: ExperimentSpec;
      /** Tensors of a file from which the run starts, by name. */
      readonly loaded: Tensors | undefined;
      readonly provider: Provider;
      readonly steps: number;
      /** Steps between two entries of the history. */
      readonly every: number;
      readonly trace: boolean;
    }
  | {
      readonly kind: 'export';
      readonly spec: ExperimentSpec;
      readonly loaded: Tensors | undefined;
      readonly provider: Provider;
      readonly steps: number;
      readonly every: number;
      readonly format: FormatId;
      readonly output: string;
    }
  | {
      readonly kind: 'check';
      readonly codes: readonly CodeLine[];
      /** Lessons that are not built in. */
      readonly lessons: readonly KnownLesson[];
      /** The time for the runs of each code. */
      readonly seconds: number;
      readonly csv: boolean;
    };

const OPTIONS = {
  steps: { type: 'string', default: '100' },
  every: { type: 'string' },
  ep: { type: 'string' },
  trace: { type: 'boolean', default: false },
  export: { type: 'string' },
  output: { type: 'string', short: 'o' },
  layout: { type: 'string' },
  weights: { type: 'string' },
  check: { type: 'string' },
  lesson: { type: 'string', multiple: true, default: [] },
  seconds: { type: 'string', default: String(MOST_SECONDS) },
  csv: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} satisfies ParseArgsConfig['options'];

const STANDARD_INPUT = 0;
const MOST_STEPS = 1e8;
/** The hint in place of a long list of names. */
const LISTED_IDS = ' `npm run headless -- --list` prints the ids.';
/** The default number of entries of a history. */
const ENTRIES = 100;

/** @throws UsageError in one line that quotes what was wrong */
export function readArguments(argv: readonly string[]): Request {
  const { values, positionals } = parsed(argv);
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  if (values.check !== undefined) return readCheck(values.check, values.lesson, values.seconds, values.csv);
  const [given, ...more] = positionals;
  if (given === undefined) throw new UsageError('no experiment is given: give its text, its link or a file with it');
  if (more.length > 0)
    throw new UsageError(
      `only one experiment can be given, but "${more[0]}" is a second: put quotation marks around the text`,
    );
  const asked = readExport(values);
  const { spec, loaded } = readStart(given, values.weights);
  const steps = wholeNumber('--steps', values.steps, 0);
  const provider = readProvider(values.ep ?? spec.provider);
  const every =
    values.every === undefined ? Math.max(1, Math.ceil(steps / ENTRIES)) : wholeNumber('--every', values.every, 1);
  if (asked) return { kind: 'export', spec, loaded, provider, steps, every, ...asked };
  return { kind: 'run', spec, loaded, provider, steps, every, trace: values.trace };
}

/**
 * The experiment with the weights from which it starts.
 * @param given text, link or file of an experiment
 * @param weights the path of a file with weights
 */
function readStart(given: string, weights: string | undefined): Started {
  const model = isModel(given) && existsSync(given) ? readModel(given) : null;
  const { spec, loaded } = model ?? { spec: readExperiment(given), loaded: undefined };
  return weights === undefined ? { spec, loaded } : readWeights(weights, spec);
}

/** @param path of a file with result codes; `-` for the standard input */
function readCheck(path: string, lessons: readonly string[], seconds: string, csv: boolean): Request {
  return {
    kind: 'check',
    codes: codesIn(readText('--check', path === '-' ? STANDARD_INPUT : path)),
    lessons: lessons.map(readLessonFile),
    seconds: wholeNumber('--seconds', seconds, 1),
    csv,
  };
}

/** What is exported, and to which file; null if nothing is. */
function readExport({ export: name, output, layout, trace, every }: ReturnType<typeof parsed>['values']) {
  if (name === undefined) {
    const alone = Object.entries({ '-o': output, '--layout': layout }).find(([, value]) => value !== undefined);
    if (alone) throw new UsageError(`${alone[0]} "${alone[1]}" needs --export FORMAT, the format to write`);
    return null;
  }
  const listed = LISTED.find(([id]) => id === name)?.[0];
  if (listed === undefined) {
    throw new UsageError(`--export "${name}" is unknown; use ${LISTED.map(([id]) => id).join(', ')}`);
  }
  if (trace) throw new UsageError(`--trace adds to the report of a run, but --export ${name} writes none`);
  if (every !== undefined && listed !== 'history') {
    throw new UsageError(`--every is the distance of points in a history, but --export ${name} writes none`);
  }
  if (output === undefined) throw new UsageError('--export needs -o FILE, the file to write');
  const format = layout === undefined ? listed : readLayout(listed, layout);
  checkOutput(output, format);
  return { format, output };
}

function readLayout(format: FormatId, name: string): FormatId {
  if (!Object.hasOwn(FRAMEWORKS, name)) {
    throw new UsageError(`--layout "${name}" is unknown; use ${Object.keys(FRAMEWORKS).join(', ')}`);
  }
  const laidOut = inLayout(format, name as Layout);
  if (laidOut === undefined) throw new UsageError(`--layout is for safetensors and npz, not for --export ${format}`);
  return laidOut;
}

function readLessonFile(path: string): KnownLesson {
  const markdown = readText('--lesson', path);
  try {
    return ownLesson(path, markdown, (id) => headOf(id) !== undefined);
  } catch (error) {
    throw new UsageError(`--lesson "${path}" cannot be read as a lesson: ${(error as Error).message}`);
  }
}

function readText(option: string, path: string | number): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${option} "${path}" is not a file that can be read`);
  }
}

function parsed(argv: readonly string[]) {
  const { tokens, ...read } = tokenized(argv);
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const again = names.find(({ name }, place) => {
    const isFirst = names.findIndex((other) => other.name === name) === place;
    return !isFirst && name !== 'lesson';
  });
  if (again) throw new UsageError(`${again.rawName} is given twice, but one value is expected`);
  return read;
}

function tokenized(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/**
 * On the page a mistake becomes a notice and the rest of the link is used; a command-line program should fail instead.
 */
function readExperiment(given: string): ExperimentSpec {
  const text = textIn(given);
  if (text === given && given !== '' && !/[=#]|%(?:25)*(?:3d|23)/i.test(given))
    throw new UsageError(`"${given}" is neither an experiment nor the path of a file`);
  if (fragmentOf(text) === '' && given !== '') {
    throw new UsageError(
      `"${given}" contains no experiment: give the text after "#", such as data=circle&net=dense(8,tanh)`,
    );
  }
  const { spec, notices } = parse(text);
  const cut = endingOf(text) === 'cut' && !endsInUnknownKey(text) ? [cutSentence('text', text)] : [];
  const [first, ...more] = [...cut, ...notices.map(({ message, choices }) => message + (choices ? LISTED_IDS : ''))];
  if (first !== undefined) throw new UsageError(first + (more.length > 0 ? ` (and ${more.length} more)` : ''));
  return spec;
}

/** The text of an experiment, or that of the file with this path. */
function textIn(given: string): string {
  if (!existsSync(given)) return given;
  if (statSync(given).isDirectory()) {
    throw new UsageError(`"${given}" is a folder, but the text of an experiment or a file with it is expected`);
  }
  if (isImported(given)) {
    throw new UsageError(`"${given}" is a file of weights: give the experiment, and the file with --weights`);
  }
  return readText('the file', given).trim();
}

/** Whether the last setting has a value and a name that no setting has: a mistake rather than the end of a cut text. */
function endsInUnknownKey(text: string): boolean {
  const [key = '', value = ''] = (fragmentOf(text).split('&').at(-1) ?? '').split('=');
  return value !== '' && !isKey(key);
}

function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number) || number < least || number > MOST_STEPS) {
    throw new UsageError(`${option} "${value}" is not a whole number from ${least} to ${MOST_STEPS}`);
  }
  return number;
}

function readProvider(name: string): Provider {
  if (name === 'auto' || name === 'wasm') return 'wasm';
  if (name === 'webgpu') return name;
  throw new UsageError(`--ep "${name}" is unknown; use wasm, webgpu or auto`);
}
