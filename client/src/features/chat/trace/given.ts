import { type Source, type Trace } from '../../../api/types.js';
import { nameOf } from '../sources.js';

/** A passage that the model was given. */
export interface Given {
  number: number;
  passageId: string;
  name: string;
}

/** The passages that the model was given, by more than the title where the reply's sources tell more. */
export function givenOf({ injected }: Trace, sources: readonly Source[]): Given[] {
  return injected.map(({ number, passage_id: passageId, title }) => {
    const source = sources.find((candidate) => candidate.number === number);
    return { number, passageId, name: source ? nameOf(source) : title };
  });
}
