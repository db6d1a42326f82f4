import { biasInitializers, weightInitializers } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { BiasInitializer } from './BiasInitializer.tsx';
import { EntryCard } from './EntryCard.tsx';

/** The initializers of weights and biases. */
export function InitializerCard() {
  const initializer = useExperiment(({ spec }) => spec.initializer);
  const bias = useExperiment(({ spec }) => spec.bias);
  return (
    <EntryCard
      title="Initializer"
      subject="initializer"
      section="initializers"
      ids={weightInitializers()}
      call={initializer}
      onEdit={(call, how) => edit({ initializer: call }, how)}
    >
      <BiasInitializer ids={biasInitializers()} call={bias} onEdit={(call, how) => edit({ bias: call }, how)} />
    </EntryCard>
  );
}
