import { PROVIDERS, type ProviderChoice } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import styles from './ProviderSelect.module.css';

const LABELS: Readonly<Record<ProviderChoice, string>> = { auto: 'Auto', wasm: 'WASM', webgpu: 'WebGPU' };

/** The choice of an execution provider, and below it the one that is running. */
export function ProviderSelect() {
  const chosen = useExperiment(({ spec }) => spec.provider);
  const provider = useRun(({ state }) => state.provider);
  const options = PROVIDERS.map((id) => ({ id, label: LABELS[id], disabled: id === 'webgpu' && missing !== null }));
  return (
    <div className={styles.provider}>
      <Select
        look="pill"
        label="Provider"
        title={`The engine that computes: WebAssembly on the processor, or WebGPU on the graphics card. ${choosingHint('provider')}`}
        value={chosen}
        options={options}
        onChoose={(id) => edit({ provider: id as ProviderChoice })}
      />
      <small className={styles.line} title={missing?.why}>
        on{' '}
        <span translate="no" data-live="provider" data-value={provider ?? ''} className={styles.engine}>
          {provider ? LABELS[provider] : '–'}
        </span>
        {missing && <> · {missing.short}</>}
      </small>
    </div>
  );
}

const missing = whatWebGpuLacks();

function whatWebGpuLacks(): { short: string; why: string } | null {
  if (import.meta.env.MODE === 'single') {
    return { short: 'no WebGPU here', why: 'This file does not contain the engine for WebGPU, to keep it small.' };
  }
  if (!('gpu' in navigator)) return { short: 'no WebGPU here', why: 'This browser has no WebGPU.' };
  if (!('Suspending' in WebAssembly)) {
    return {
      short: 'WebGPU needs JSPI',
      why: 'The WebGPU engine needs JavaScript Promise Integration (JSPI), which this browser lacks.',
    };
  }
  return null;
}
