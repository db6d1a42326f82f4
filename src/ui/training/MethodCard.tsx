import type { NetworkRole } from '../../catalog/methods/definition.ts';
import { idsOf, rolesOf } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { EntryCard } from './EntryCard.tsx';
import styles from './MethodCard.module.css';

/** How an agent learns from rewards, and which networks it needs for that. */
export function MethodCard() {
  const method = useExperiment(({ spec }) => spec.method);
  return (
    <EntryCard
      title="Method"
      subject="method"
      section="methods"
      ids={idsOf('methods')}
      call={method}
      note={<p className={styles.networks}>{networksOf(rolesOf(method))}</p>}
      onEdit={(call, how) => edit({ method: call }, how)}
    />
  );
}

function networksOf(roles: readonly NetworkRole[]): string {
  if (roles.includes('value')) return 'Needs two networks: the policy, and the value of a state.';
  if (roles.includes('policy')) return 'Needs one network: the policy.';
  const copy = roles.includes('slow_action_values') ? ', and a copy of it that follows slowly' : '';
  return `Needs one network: the values of the actions${copy}.`;
}
