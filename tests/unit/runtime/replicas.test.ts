import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { compileReplicas, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { print, variants } from '../../../src/spec/index.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

async function replicated(text: string) {
  const spec = experiment(text);
  const members = await prepareMembers(spec, readAsset);
  const [first] = members;
  if (!first) throw new Error('no member');
  const compiled = compileReplicas(compile(first.spec, first.data, members.length), members);
  const trainer = new Trainer(await wasm, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  return { spec, compiled, trainer };
}

const STEPS = 30;

describe('replicas', () => {
  it.each([
    'data=circle&net=dense(4,tanh),dense(3,tanh)&opt=sgd&replicas=3',
    'data=circle&net=dense(4,tanh),dense(3,relu)&opt=adam&replicas=3',
  ])('train as each of them would alone: %s', async (text) => {
    const { spec, compiled, trainer } = await replicated(text);
    await trainer.train(STEPS);
    const state = await trainer.state();
    for (const [index, variant] of variants(spec).entries()) {
      const alone = await prepared(print(variant));
      await alone.trainer.train(STEPS);
      const own = stateOfMember(state, index, compiled.replicas);
      for (const [name, values] of await alone.trainer.state()) {
        values.forEach((value, place) => {
          expect(own.get(name)?.[place], `${name}[${place}] of replica ${index}`).toBeCloseTo(value, 4);
        });
      }
      expect(await trainer.evaluate(['train', 'validation', 'test'], index)).toEqual(
        new Map(
          [...(await alone.trainer.evaluate(['train', 'validation', 'test']))].map(([name, value]) => [
            name,
            expect.closeTo(value, 4),
          ]),
        ),
      );
    }
  });
});
