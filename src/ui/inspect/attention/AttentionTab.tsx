import { useRun } from '../../../store/run.ts';
import inside from '../Inside.module.css';
import { AttentionSection } from './AttentionSection.tsx';
import { NoAttention } from './NoAttention.tsx';

/** What the steps of a sequence attend to. */
export default function AttentionTab() {
  const view = useRun((store) => store.view);
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The pictures appear as soon as the data have loaded.</p>
      </div>
    );
  }
  const attends = view.parameters.some(({ name }) => name.endsWith('/in_proj_weight'));
  if (!attends) return <NoAttention view={view} />;
  return (
    <div className={inside.tab}>
      <AttentionSection view={view} />
    </div>
  );
}
