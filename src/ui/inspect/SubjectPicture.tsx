import { type ExperimentSpec, learnsByReward } from '../../experiment/index.ts';
import type { Subject } from '../../store/choice.ts';
import { LossPicture } from './LossPicture.tsx';
import { SchedulePicture } from './SchedulePicture.tsx';
import { UpdateTerms } from './UpdateTerms.tsx';
import { WeightPicture } from './WeightPicture.tsx';

interface SubjectPictureProps {
  readonly subject: Subject;
}

/** The picture for the explained subject, if it has one; see `hasPicture`. */
export function SubjectPicture({ subject }: SubjectPictureProps) {
  switch (subject) {
    case 'loss':
    case 'method':
      return <LossPicture />;
    case 'optimizer':
      return <UpdateTerms />;
    case 'schedule':
      return <SchedulePicture />;
    case 'initializer':
      return <WeightPicture kind="weight" />;
    case 'bias':
      return <WeightPicture kind="bias" />;
    default:
      return null;
  }
}

/** The terms of the update rule are those of the first network, the discriminator. */
const WITHOUT: readonly Subject[] = ['data', 'layer', 'generatorOptimizer'];

/** Whether there is a picture for a subject. */
export function hasPicture(subject: Subject, spec: ExperimentSpec): boolean {
  if (subject === 'loss' || subject === 'method') return !learnsByReward(spec);
  return typeof subject === 'string' && !WITHOUT.includes(subject);
}
