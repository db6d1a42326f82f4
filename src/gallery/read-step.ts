import '../table/packing.ts';
import { type ExperimentSpec, parse } from '../experiment/index.ts';
import { readClaims } from '../goals/read-claims.ts';
import { shortened } from '../markdown/paragraphs.ts';
import { readBlocks } from '../markdown/read-blocks.ts';
import { readFacts } from '../markdown/read-facts.ts';
import { readSpans } from '../markdown/read-spans.ts';
import { codeIn } from './fact-values.ts';
import type { LessonStep } from './lesson.ts';
import { readQuestion } from './read-question.ts';
import { readRestrictions } from './read-restrictions.ts';
import { readTitle, titled } from './read-title.ts';

/** The lines of the list in a step. */
const FACTS = ['Experiment', 'Hide', 'Lock', 'Goals', 'Hint'] as const;

/** A step, and the experiment with which it starts. */
export interface ReadStep {
  readonly step: LessonStep;
  readonly spec: ExperimentSpec;
}

/**
 * Reads a step: its title, paragraphs, the list of facts, the question and the reveal. Only the title is needed, and
 * paragraphs or a question.
 * @param before the experiment of the step before; null for the first step
 * @throws Error that names its fault
 */
export function readStep(section: string, before: ExperimentSpec | null): ReadStep {
  const { title, paragraphs } = titled(section);
  const rest = [...paragraphs];
  const take = (belongs: (paragraph: string) => boolean) => {
    const end = rest.findIndex((paragraph) => !belongs(paragraph));
    return rest.splice(0, end < 0 ? rest.length : end);
  };
  const text = readBlocks(take((paragraph) => !isList(paragraph) && !isQuotation(paragraph)));
  const [list, ...moreLists] = take(isList);
  const [quotation, ...moreQuotations] = take(isQuotation);
  const misplaced = [...moreLists, ...moreQuotations, ...rest.filter((one) => isList(one) || isQuotation(one))];
  if (misplaced[0] !== undefined) {
    throw new Error(
      `"${shortened(misplaced[0])}" is out of place: a step has paragraphs, one list of facts, one question and what is revealed, in this order`,
    );
  }
  const facts = list === undefined ? {} : readFacts(list, FACTS);
  const experiment = facts.Experiment === undefined ? null : codeIn(facts, 'Experiment');
  const spec = experiment === null ? before : specOf(experiment);
  if (spec === null) throw new Error('the first step has no line "- Experiment: `…`"');
  const goals = facts.Goals === undefined ? [] : readClaims(facts.Goals, spec);
  const question = quotation === undefined ? null : readQuestion(quotation);
  if (text.length === 0 && question === null) throw new Error('it has neither a text nor a question');
  if (rest[0] !== undefined && question === null && goals.length === 0) {
    throw new Error(`"${shortened(rest[0])}" is hidden until a question is answered or goals are met, but it has none`);
  }
  const step = {
    title: readTitle(title),
    text,
    experiment,
    restrictions: readRestrictions(facts),
    goals,
    hint: facts.Hint === undefined ? null : readSpans(facts.Hint),
    question,
    reveal: readBlocks(rest),
  };
  return { step, spec };
}

function isList(paragraph: string): boolean {
  return paragraph.startsWith('- ');
}

function isQuotation(paragraph: string): boolean {
  return paragraph.startsWith('>');
}

function specOf(experiment: string): ExperimentSpec {
  const { spec, notices } = parse(experiment);
  if (notices[0] !== undefined) throw new Error(`the experiment: ${notices[0].message}`);
  return spec;
}
