import { catalog } from '../catalog/index.ts';
import { FRAMEWORKS, LISTED } from '../export/format-list.ts';
import { messageOf } from '../runtime/message-of.ts';
import { openEngine } from '../runtime/session.ts';
import { type Request, readArguments } from './arguments.ts';
import { readAsset } from './assets.ts';
import { CSV_HEADING, checkCodes, csvLine } from './check.ts';
import { exportTo } from './export.ts';
import { trainAndReport } from './report.ts';
import { UsageError } from './usage-error.ts';

const HELP = `npm run --silent headless -- '<text, link or file>' [options]

  --steps N     training steps (100); until= of the experiment can end the run earlier
  --every N     steps between two entries of the history (a hundredth of the steps)
  --ep NAME     execution provider: wasm, webgpu or auto (that of the experiment)
  --trace       adds parameters, first gradients, data and batches, to replay the run elsewhere
  --list        print the ids of the catalog

The file may also be an ONNX model that was exported here: its experiment starts from its weights.
  --weights F   start from the weights in F: safetensors, NumPy (.npz, .npy), JSON, or an ONNX model from here

npm run --silent headless -- '<text, link or file>' --export FORMAT -o FILE [options]

  --export F    trains for --steps steps and writes FORMAT: ${LISTED.map(([id]) => id).join(', ')}
  -o FILE       the file; what belongs to it is written beside it
  --layout L    names and shapes in safetensors and npz: ${Object.keys(FRAMEWORKS).join(', ')} (nabla)
  --every N     steps between two points of --export history (a hundredth of the steps)

npm run --silent headless -- --check codes.csv [options]

  --check FILE  verify the result codes in CSV, TSV or a text with one code a line, - for the standard input
  --lesson FILE a lesson that is not built in; may be repeated
  --seconds N   time for the runs of each code (60)
  --csv         print a table instead of one JSON value a line
`;

/**
 * Trains an experiment without a page, with the same compiler and the same provider, and prints one JSON value; or
 * verifies result codes, and prints a line for each.
 * @returns the exit status: 0, 2 for bad input (one line on stderr), 1 if a code cannot be read, and for anything else
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const request = readArguments(argv);
    if (request.kind === 'check') return await check(request);
    process.stdout.write(await answer(request));
    return 0;
  } catch (error) {
    process.stderr.write(`nabla: ${messageOf(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

type CheckRequest = Extract<Request, { kind: 'check' }>;

/** Prints what was found out about each code as soon as it is known. @returns the exit status */
async function check({ codes, csv, ...options }: CheckRequest): Promise<number> {
  let canRead = true;
  if (csv) process.stdout.write(CSV_HEADING);
  for await (const checked of checkCodes(codes, options)) {
    if (checked.status === 'error') canRead = false;
    process.stdout.write(csv ? csvLine(checked) : json(checked));
  }
  return canRead ? 0 : 1;
}

async function answer(request: Exclude<Request, CheckRequest>): Promise<string> {
  if (request.kind === 'help') return HELP;
  if (request.kind === 'list') return json(listCatalog());
  const engine = await openEngine(request.provider).catch((error: Error) => {
    throw new UsageError(`--ep ${request.provider}: ${error.message}`);
  });
  if (request.kind === 'export') {
    const { paths, remarks } = await exportTo(request.spec, engine, request);
    for (const remark of remarks) process.stderr.write(`nabla: ${remark}\n`);
    return `${paths.join('\n')}\n`;
  }
  return json(await trainAndReport(request.spec, engine, readAsset, request));
}

/** The ids of every section. */
function listCatalog(): Record<string, string[]> {
  return Object.fromEntries(Object.entries(catalog).map(([section, entries]) => [section, Object.keys(entries)]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
