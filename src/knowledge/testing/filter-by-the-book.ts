import { type JsonObject, type JsonValue } from '../../common/json.js';
import { type KnowledgeDocument } from '../documents/document.js';

/** A filter about what one of the documents has. */
export function askLike({ id, metadata: data }: KnowledgeDocument, like: string): JsonObject {
  const [[member, value] = ['none', null]] = Object.entries(data);
  const [operand = null] = Array.isArray(value) ? value : [value];
  if (like === 'id' || (typeof operand === 'object' && operand !== null)) {
    return { document_id: { in: [id, 'doc_other'] } };
  }
  if (like === 'exists') return { metadata: { [member]: { exists: member !== 'none' } } };
  if (like === 'in') return { metadata: { [member]: { in: [operand, 'other', 0] } } };
  const isOrdered = typeof operand === 'string' || typeof operand === 'number';
  return { metadata: { [member]: { [isOrdered || like === 'ne' ? like : 'eq']: operand } } };
}

/** The words of these documents are no other's stem. */
export function sharesAWord({ title, content }: KnowledgeDocument, query: string): boolean {
  const own = new Set(`${title} ${content}`.split(' '));
  return query.split(' ').some((each) => own.has(each));
}

/** Whether a filter lets a document through. */
export function passes(document: KnowledgeDocument, asked: JsonObject): boolean {
  return Object.entries(asked).every(([name, test]) => {
    if (name === 'metadata') {
      return Object.entries(test as JsonObject).every(([member, own]) =>
        holds(own, Object.hasOwn(document.metadata, member) ? document.metadata[member] : undefined),
      );
    }
    if (name === 'created_at') {
      const tests = Object.entries(test as JsonObject).map(([operator, value]) => [
        operator,
        Date.parse(value as string),
      ]);
      return holds(Object.fromEntries(tests) as JsonObject, document.createdAt);
    }
    return holds(test, name === 'category' ? document.category : document.id);
  });
}

/** A list holds what any of its items does; an object holds nothing but its being there. */
function holds(test: JsonValue, value: JsonValue | undefined): boolean {
  const tests = typeof test === 'object' && test !== null ? (test as JsonObject) : { eq: test };
  const items = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const isAny = (matches: (item: string | number) => boolean) =>
    items.some((item) => matches(item as string | number));
  return Object.entries(tests).every(([operator, operand]) => {
    switch (operator) {
      case 'eq':
        return items.includes(operand);
      case 'ne':
        return !items.includes(operand);
      case 'in':
        return items.some((item) => (operand as JsonValue[]).includes(item));
      case 'exists':
        return operand === (value !== undefined);
      default:
        return isAny((item) => compares(item, operator, operand as string | number));
    }
  });
}

function compares(item: string | number, operator: string, operand: string | number): boolean {
  if (typeof item !== typeof operand) return false;
  const order =
    typeof item === 'number'
      ? item - (operand as number)
      : Buffer.compare(Buffer.from(item), Buffer.from(operand as string));
  if (operator === 'gt') return order > 0;
  if (operator === 'gte') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}
