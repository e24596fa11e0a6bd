import { type EvaluationSet, type SetDocument, type SetQuery, type SetTurn } from './evaluation-set.ts';
import { asFields, type Fields, optionalTextOf, refuseOthers, SetFileError, textOf } from './fields.ts';

/** The least that nDCG@10 needs, and the most that a search answers. */
const TOP_K = { min: 10, max: 50 };

/** `{id, title, text}`. A text that begins with its title as a line loses it: the platform indexes titles itself. */
export function readDocument(fields: Fields): SetDocument {
  asFields(fields, 'the line');
  const title = textOf(fields, 'title').trim();
  const text = textOf(fields, 'text');
  if (text.trim() === '') throw new SetFileError('text must not be blank');
  const isRepeated = title !== '' && text.startsWith(`${title}\n`);
  const body = isRepeated ? text.slice(title.length + 1) : text;
  return { id: textOf(fields, 'id'), title, text: body.trim() === '' ? text : body };
}

/** `{id, query | turns, rewrite?, relevant}`. @param documentIds those that `relevant` may name. */
export function readQuery(fields: Fields, documentIds: ReadonlySet<string>): SetQuery {
  asFields(fields, 'the line');
  if ((fields.query === undefined) === (fields.turns === undefined)) {
    throw new SetFileError('either query or turns must be there');
  }
  const turns: SetTurn[] =
    fields.turns === undefined
      ? [{ role: 'user', content: textOf(fields, 'query') }]
      : readTurns(fields.turns);
  return {
    id: textOf(fields, 'id'),
    turns,
    rewrite: optionalTextOf(fields, 'rewrite'),
    relevant: readGrades(asFields(fields.relevant, 'relevant'), documentIds),
  };
}

/** `{description?, language?, top_k?, filter?}`. */
export function readSettings(
  fields: Fields,
): Pick<EvaluationSet, 'description' | 'language' | 'topK' | 'filter'> {
  refuseOthers(asFields(fields, 'the file'), ['description', 'language', 'top_k', 'filter']);
  const topK = fields.top_k ?? TOP_K.min;
  if (!Number.isInteger(topK) || Number(topK) < TOP_K.min || Number(topK) > TOP_K.max) {
    throw new SetFileError(`top_k must be a whole number from ${TOP_K.min} to ${TOP_K.max}`);
  }
  return {
    description: optionalTextOf(fields, 'description'),
    language: optionalTextOf(fields, 'language'),
    topK: Number(topK),
    filter: fields.filter === undefined ? undefined : asFields(fields.filter, 'filter'),
  };
}

function readTurns(value: unknown): SetTurn[] {
  if (!Array.isArray(value) || value.length === 0) throw new SetFileError('turns must be a list of turns');
  const turns = value.map((entry: unknown): SetTurn => {
    const fields = asFields(entry, 'a turn');
    const role = textOf(fields, 'role');
    if (role !== 'user' && role !== 'assistant') {
      throw new SetFileError('the role of a turn must be user or assistant');
    }
    return { role, content: textOf(fields, 'content') };
  });
  if (turns.at(-1)?.role !== 'user') throw new SetFileError('the last turn must be of the user');
  return turns;
}

function readGrades(fields: Fields, documentIds: ReadonlySet<string>): Map<string, number> {
  const grades = new Map<string, number>();
  for (const [id, grade] of Object.entries(fields)) {
    if (!documentIds.has(id)) throw new SetFileError(`relevant names ${id}, which is no document`);
    if (typeof grade !== 'number' || !Number.isFinite(grade) || grade < 0) {
      throw new SetFileError(`the grade of ${id} must be a number from 0 on`);
    }
    if (grade > 0) grades.set(id, grade);
  }
  return grades;
}
