import type { Subject } from '../../store/choice.ts';
import { LossPicture } from './LossPicture.tsx';
import { SchedulePicture } from './SchedulePicture.tsx';
import { UpdateTerms } from './UpdateTerms.tsx';
import { WeightPicture } from './WeightPicture.tsx';

interface SubjectPictureProps {
  readonly subject: Subject;
}

/** The picture for the explained subject; some subjects have none. */
export function SubjectPicture({ subject }: SubjectPictureProps) {
  switch (subject) {
    case 'loss':
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

/** Whether `SubjectPicture` shows anything. */
export function hasPicture(subject: Subject): boolean {
  return typeof subject === 'string' && !WITHOUT.includes(subject);
}
