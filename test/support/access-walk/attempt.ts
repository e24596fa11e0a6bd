import { bodyExamples } from '../openapi-examples.js';
import { type OpenApi, type Operation } from '../openapi-fuzz/openapi.js';
import { type Headers } from '../tenants.js';
import { type Things } from './tenant.js';

/** What came of a request; of a stream only that it began. */
export interface Answer {
  status: number;
  text: string;
}

/** A request of an operation that is as its document has it, about things that are there. */
export interface Request {
  method: string;
  path: string;
  headers: Headers;
  body: Record<string, unknown> | undefined;
  /** Whether it is a form with a file. */
  isForm?: boolean;
}

/** @param owner whose things it is about. */
export function requestOf(
  document: OpenApi,
  operation: Operation,
  things: Things,
  owner: { applicationId: string; userId: string },
): Request {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = things[name];
    if (id === undefined) throw new Error(`The walk has nothing for ${name} of ${operation.operationId}.`);
    return encodeURIComponent(id);
  });
  const named = { application_id: owner.applicationId, user_id: owner.userId };
  const query = (operation.parameters ?? [])
    .filter(({ in: place }) => place === 'query')
    .flatMap(({ name, required, schema }): [string, string][] => {
      if (Object.hasOwn(named, name)) return [[name, named[name as keyof typeof named]]];
      return required === true ? [[name, String(schema.example)]] : [];
    });
  const [example] = bodyExamples(document, operation) as [Record<string, unknown>?];
  const ids = { ...named, document_id: things.document_id };
  const given = Object.entries(example ?? {}).map(([name, value]) =>
    Object.hasOwn(ids, name) ? [name, ids[name as keyof typeof ids]] : [name, value],
  );
  const content = operation.requestBody?.content;
  return {
    isForm: content !== undefined && !('application/json' in content),
    method: operation.method,
    path: query.length > 0 ? `${path}?${new URLSearchParams(query).toString()}` : path,
    headers: {},
    body: example && (Object.fromEntries(given) as Record<string, unknown>),
  };
}

/**
 * Sends it as somebody.
 * @param readsStreams to their end: of others it is enough that they begin.
 */
export async function attempt(
  url: string,
  request: Request,
  as: Headers,
  readsStreams = false,
): Promise<Answer> {
  const { method, path, headers, body, isForm = false } = request;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...as, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    ...(isForm && { body: aForm() }),
  });
  if (readsStreams || response.headers.get('content-type') !== 'text/event-stream')
    return { status: response.status, text: await response.text() };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}

function aForm(): FormData {
  const form = new FormData();
  form.append('file', new Blob(['Words of a file.']), 'words.txt');
  return form;
}
