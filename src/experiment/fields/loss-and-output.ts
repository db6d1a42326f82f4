import { agentOutput, learnsByReward } from '../agent.ts';
import {
  activationsFor,
  defaultLoss,
  defaultOutput,
  goesWell,
  lossesFor,
  lossForOutput,
  outputsFor,
  usualOutput,
} from '../choices.ts';
import { dataOf } from '../data.ts';
import type { Call, ExperimentSpec } from '../experiment.ts';
import { fitActivation, fitCall, refuse } from '../fit-entry.ts';
import { entryOf } from '../lookup.ts';
import { nearest } from '../near.ts';
import { type Notices, quote } from '../notices.ts';
import { callEffect, strongest } from '../strength.ts';
import { readOne } from '../values.ts';
import { callWords } from '../words.ts';
import { printEntry } from '../write.ts';
import type { Anchor, Field, Given } from './field.ts';
import { standardLayers } from './layers.ts';
import { usualMethod } from './method.ts';

type Pair = Pick<ExperimentSpec, 'loss' | 'output'>;

/** The loss and the output activation, which have to fit each other. */
export const lossAndOutput: Field<keyof Pair> = {
  keys: { output: 'output', loss: 'loss' },

  standard(choice) {
    const { task } = dataOf(choice);
    const output = learnsByReward(choice)
      ? agentOutput({ method: usualMethod(choice), layers: standardLayers(choice) })
      : defaultOutput(task);
    return { output, loss: defaultLoss(task) };
  },

  read(notices, given, spec) {
    if (learnsByReward(spec)) return readOfAgent(notices, given, spec);
    const { task } = dataOf(spec);
    const possible = lossesFor(task);
    const loss = readOne(notices, 'loss', given.get('loss'), 'losses', spec.loss, possible);
    const implied = usualOutput(task, possible.includes(loss.id) ? loss.id : spec.loss.id);
    const text = given.get('output');
    return { loss, output: readOne(notices, 'output', text, 'activations', implied, activationsFor('output')) };
  },

  print(spec) {
    if (learnsByReward(spec)) return { output: null, loss: null };
    const output = printEntry('activations', spec.output);
    const implied = printEntry('activations', usualOutput(dataOf(spec).task, spec.loss.id));
    return { output: output === implied ? null : output, loss: printEntry('losses', spec.loss) };
  },

  fit: fitLossAndOutput,

  follow({ loss, output }, from, to) {
    if (learnsByReward(from) !== learnsByReward(to)) return { loss: to.loss, output: to.output };
    const usual = loss.id === from.loss.id && output.id === from.output.id && to.loss.id !== from.loss.id;
    return usual ? { loss: to.loss, output: to.output } : { loss, output };
  },

  choosing: 'recompile',
  // Of an agent, they change only with its method.
  effect: (before, after) =>
    learnsByReward(after)
      ? 'none'
      : strongest([
          callEffect('activations', before.output, after.output, 'recompile'),
          callEffect('losses', before.loss, after.loss, 'recompile'),
        ]),

  differences: (a, b) =>
    learnsByReward(a) || learnsByReward(b)
      ? []
      : [
          ...callWords('activations', 'output activation', 'output', a.output, b.output),
          ...callWords('losses', 'loss', 'loss', a.loss, b.loss),
        ],
};

/** Both follow from the method of an agent, so a text has no say in them. */
function readOfAgent(notices: Notices, given: Given, { loss, output }: Pair): Pair {
  for (const key of ['loss', 'output'] as const) {
    const text = given.get(key);
    if (text !== undefined) notices.add(key, methodDecides(key, text));
  }
  return { loss, output };
}

function methodDecides(key: keyof Pair, text: string): string {
  const noun = key === 'loss' ? 'loss' : 'output activation';
  return `${quote(text)} is ignored, because the method of an agent decides on its ${noun}.`;
}

/** The one that a text gives if it gives only one of the two. */
export function anchorOf(given: Given): Anchor {
  return given.has('output') && !given.has('loss') ? 'output' : 'loss';
}

function fitLossAndOutput(notices: Notices, given: ExperimentSpec, spec: ExperimentSpec, anchor: Anchor): Pair {
  if (learnsByReward(spec)) return { loss: spec.loss, output: fitAgentOutput(notices, given, spec) };
  const { task } = dataOf(spec);
  let loss = fitCall(notices, 'loss', 'losses', given.loss, spec.loss);
  const asked = loss.id;
  const possible = lossesFor(task);
  if (!possible.includes(asked)) {
    loss = spec.loss;
    refuse(notices, 'loss', {
      section: 'losses',
      what: `"${asked}" does not fit ${entryOf('tasks', task).data}`,
      instead: `using ${loss.id} instead`,
      possible,
      meant: nearest(asked, possible),
    });
  }
  const usual = usualOutput(task, loss.id);
  const output = fitActivation(notices, 'output', 'output', given.output, usual);
  const outputs = outputsFor(task, loss.id);
  if (outputs.includes(output.id)) {
    // Nobody asked for this unusual pair: the loss was replaced, so its output activation is replaced too.
    if (loss.id === asked || goesWell(loss.id, output.id)) return { loss, output };
    const what = `"${output.id}" does not go well with loss ${loss.id}, which replaced ${asked}`;
    notices.add('output', `${what}; using ${usual.id} instead.`);
    return { loss, output: usual };
  }

  const other = anchor === 'output' ? lossForOutput(task, output.id) : undefined;
  if (other !== undefined) {
    const what = `"${loss.id}" does not fit output ${output.id}`;
    refuse(notices, 'loss', { section: 'losses', what, instead: `using ${other.id} instead`, possible });
    return { loss: other, output };
  }
  refuse(notices, 'output', {
    section: 'activations',
    what: `"${output.id}" does not fit loss ${loss.id} on ${entryOf('tasks', task).data}`,
    instead: `using ${usual.id} instead`,
    possible: outputs,
  });
  return { loss, output: usual };
}

/** The output activation of an agent. It follows from its method, which also takes the place of the loss. */
function fitAgentOutput(notices: Notices, given: Pair, spec: ExperimentSpec): Call {
  if (given.loss.id !== spec.loss.id) notices.add('loss', methodDecides('loss', given.loss.id));
  return agentOutput(spec);
}
