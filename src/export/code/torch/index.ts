import type { LossDef } from '../../../catalog/losses/definition.ts';
import { type ExperimentSpec, entryOf, print } from '../../../experiment/index.ts';
import type { ExportedStart, Program } from '../../exported.ts';
import { planLayers } from '../plan.ts';
import { initialArray, recordedArrays, type StateTensor } from '../record-file.ts';
import { indented, Script } from '../script.ts';
import { activations } from './activations.ts';
import { layers } from './layers.ts';
import { losses } from './losses.ts';
import { optimizers } from './optimizers.ts';
import type { Site } from './site.ts';

/** Writes an experiment as a program for PyTorch that repeats its first steps, and asserts their losses. */
export function writeTorch({ spec, data, recording, name }: ExportedStart): Program {
  const script = new Script();
  script.import('from pathlib import Path');
  script.import('import numpy as np');
  script.import('import torch');
  script.import('import torch.nn.functional as F');
  script.import('from torch import nn');
  const network = writeNetwork(spec, script);
  const optimizer = optimizers[spec.optimizer.id as keyof typeof optimizers](
    'network.parameters()',
    spec.optimizer.args,
    script,
  );
  const source = [
    `"""${print(spec)}\n"""`,
    script.imports,
    `record = np.load(Path(__file__).with_name("${name}.npz"))`,
    ...script.helpers,
    network.source,
    lossFunction(spec, script),
    `network = Network()
network.load_state_dict(
    {name[len("initial/"):]: torch.from_numpy(record[name]) for name in record.files if name.startswith("initial/")}
)
optimizer = ${optimizer}`,
    `def train_step(rows):
    network.train()
    optimizer.zero_grad()
    loss = loss_of(network(examples["train"][0][rows]), examples["train"][1][rows])
    loss.backward()
    optimizer.step()`,
    `examples = {part: (torch.from_numpy(record[f"{part}/x"]), torch.from_numpy(record[f"{part}/y"])) for part in ("train", "validation")}`,
    `@torch.no_grad()
def evaluate(part):
    network.eval()
    x, y = examples[part]
    return loss_of(network(x), y).item()`,
    `def replay():
    """Repeats the recorded steps, and asserts their losses."""
    for step in range(len(record["batches"]) + 1):
        if step > 0:
            train_step(torch.from_numpy(record["batches"][step - 1]).long())
        for part in ("train", "validation"):
            if f"loss/{part}" in record.files:
                np.testing.assert_allclose(evaluate(part), record[f"loss/{part}"][step], rtol=1e-4, atol=1e-6)`,
    `if __name__ == "__main__":
    replay()
    print("ok")`,
  ].join('\n\n\n');
  return {
    source: `${source}\n`,
    arrays: [
      ...recordedArrays({ spec, data, recording }),
      ...network.state.map((tensor) => initialArray(tensor, recording)),
    ],
  };
}

function writeNetwork(spec: ExperimentSpec, script: Script) {
  const modules: string[] = [];
  const state: StateTensor[] = [];
  const statements = planLayers(spec).map((planned, index, all) => {
    const site: Site = {
      script,
      planned: index === all.length - 1 ? { ...planned, activation: null } : planned,
      module(name, construction) {
        modules.push(`self.${name} = ${construction}`);
        return `self.${name}`;
      },
      state: (tensor) => state.push(tensor),
      draw: (name) => `draws["${planned.name}/${name}"]`,
    };
    return `x = ${layers[planned.layer.id as keyof typeof layers]('x', site)}`;
  });
  const source = `class Network(nn.Module):
    def __init__(self):
        super().__init__()
${indented(modules.join('\n'), 2)}

    def forward(self, x):
${indented(statements.join('\n'), 2)}
        return x`;
  return { source, state };
}

function lossFunction(spec: ExperimentSpec, script: Script): string {
  const { target } = entryOf('losses', spec.loss.id) as LossDef;
  const write = losses[spec.loss.id as keyof typeof losses];
  const output = planLayers(spec).at(-1)!;
  const prediction = activations[spec.output.id as keyof typeof activations]('logits', spec.output.args, {
    script,
    planned: output,
  } as Site);
  const loss = write({
    logits: 'logits',
    prediction,
    target: target === 'signs' ? '(2 * target - 1)' : 'target',
    output: spec.output.id,
    args: spec.loss.args,
    script,
  });
  return `def loss_of(logits, target):\n    return ${loss}`;
}
