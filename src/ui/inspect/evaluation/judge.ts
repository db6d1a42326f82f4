export { atThreshold, type Judgement, judge } from '../../../goals/judgement.ts';
