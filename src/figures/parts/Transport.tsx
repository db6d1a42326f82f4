import { Pause, Play, StepForward } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';

interface TransportProps {
  /** Makes this many steps. */
  readonly onStep: (steps: number) => void;
  /** Why no further step is possible; null while one is. */
  readonly over: string | null;
  /** Steps at a time while it plays. */
  readonly stride?: number;
  /** Steps at once for people who have asked for reduced motion. */
  readonly leap?: number;
}

/** Milliseconds between two pictures while a figure plays. */
const BEAT = 160;

/** Step and Play. With reduced motion, a button that makes many steps at once replaces Play. */
export function Transport({ onStep, over, stride = 1, leap = 25 }: TransportProps) {
  const [wantsPlay, setWantsPlay] = useState(false);
  const isReduced = useReducedMotion();
  const isPlaying = wantsPlay && over === null && !isReduced;
  // Otherwise it would go on playing by itself after Reset.
  if (wantsPlay && over !== null) setWantsPlay(false);
  const beat = useEffectEvent(() => onStep(stride));
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(beat, BEAT);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return (
    <>
      <Button aria-label="Step this figure" reason={over} onClick={() => onStep(1)}>
        <StepForward size={14} aria-hidden="true" />
        Step
      </Button>
      {isReduced ? (
        <Button reason={over} onClick={() => onStep(leap)}>
          {leap} steps
        </Button>
      ) : (
        <Button
          aria-label={isPlaying ? 'Pause this figure' : 'Play this figure'}
          reason={over}
          onClick={() => setWantsPlay(!isPlaying)}
        >
          {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
      )}
    </>
  );
}
