import { useStride } from '../../../store/transport.ts';
import { Button } from '../../controls/Button.tsx';
import { useEngine } from '../../engine.ts';
import { takeTurn, useWhyNoTurn } from '../../players.ts';
import styles from './Game.module.css';

/** Buttons that let one player learn while the other stays as it is. */
export function TurnButtons() {
  const engine = useEngine();
  const reason = useWhyNoTurn();
  const { steps, label } = useStride();
  return (
    <div className={styles.buttons}>
      <Button
        reason={reason}
        title={`Trains only the discriminator for ${label}, then pauses`}
        onClick={() => takeTurn(engine, 'discriminator', steps)}
      >
        Step D
      </Button>
      <Button
        reason={reason}
        title={`Trains only the generator for ${label}, then pauses`}
        onClick={() => takeTurn(engine, 'generator', steps)}
      >
        Step G
      </Button>
    </div>
  );
}
