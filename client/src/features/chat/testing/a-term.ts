import { type TraceTerm } from '../../../api/types.js';

export function aTerm(term: string, facts: Partial<TraceTerm> = {}): TraceTerm {
  return { term, weight: 1, from: 'question', ...facts };
}
