import { useLayoutEffect, useRef } from 'react';
import { formatCount, formatNumber, formatPercent } from '../../plots/core/format.ts';
import type { Frame } from '../../runtime/protocol.ts';
import { run } from '../../store/run.ts';

const fixed = (value: number) => formatNumber(value, { fixed: true });

const NUMBERS = {
  step: { read: (frame: Frame) => frame.step, write: formatCount },
  epoch: { read: (frame: Frame) => frame.epoch, write: (value: number) => formatCount(Math.floor(value)) },
  'learning-rate': { read: (frame: Frame) => frame.learningRate, write: (value: number) => formatNumber(value) },
  'steps-per-second': {
    read: (frame: Frame) => frame.stepsPerSecond,
    write: (value: number) => formatCount(rounded(value)),
  },
  'train-loss': { read: (frame: Frame) => frame.trainLoss, write: fixed },
  'val-loss': { read: (frame: Frame) => frame.validationLoss, write: fixed },
  'train-metric': { read: (frame: Frame) => frame.trainMetric, write: metric },
  'val-metric': { read: (frame: Frame) => frame.validationMetric, write: metric },
};

interface LiveProps {
  readonly number: keyof typeof NUMBERS;
}

/** A number of the run that is updated with every frame, without rendering React. */
export function Live({ number }: LiveProps) {
  const place = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    const { read, write } = NUMBERS[number];
    const show = () => {
      const { frame, progress } = run.getState();
      const value = frame ? read({ ...frame, ...progress }) : Number.NaN;
      if (!place.current || place.current.dataset.value === String(value)) return;
      place.current.dataset.value = String(value);
      place.current.textContent = write(value);
    };
    show();
    return run.subscribe(show);
  }, [number]);

  return <span ref={place} translate="no" data-live={number} />;
}

function metric(value: number): string {
  return run.getState().view?.metric.percent ? formatPercent(value) : fixed(value);
}

/** Rounds a speed to two digits, which is as much as the eye can follow. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
