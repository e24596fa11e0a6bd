import fc from 'fast-check';
import { content } from './body-plans.js';
import { type OpenApi, type Operation, type Parameter } from './openapi.js';
import { encode, header, queryEntries, segment, type Text } from './parameter-plans.js';
import { type RawRequest } from './raw-request.js';
import { strangeKey, strangeString } from './strange-values.js';
import { type World } from './world.js';

/** A request as it was thought out; {@link toRequest} puts the ids in. */
export interface RequestPlan {
  path: Record<string, Text>;
  query: (readonly [string, Text])[];
  headers: Record<string, string | Text>;
  body: string | Buffer | undefined;
}

/** Requests to an operation: most could be meant, many are not quite right, some are nonsense. */
export function requestPlans(document: OpenApi, operation: Operation): fc.Arbitrary<RequestPlan> {
  const of = (place: Parameter['in']): Parameter[] =>
    (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  const path = of('path').map(({ name }) => [name, segment(name)] as const);
  const query = of('query').map((parameter) => queryEntries(document, parameter));
  const headers = of('header').map((parameter) => [parameter.name, header(parameter.name)] as const);
  const unknown = fc.tuple(
    strangeKey,
    // What does not fit into a request line is refused by the parser, before there is a request.
    strangeString.map((text) => ({ text: text.slice(0, 2_000) })),
  );
  return fc
    .record({
      path: fc.record(Object.fromEntries(path)),
      query: fc.tuple(
        ...query,
        sometimes(
          10,
          unknown.map((entry) => [entry]),
        ),
      ),
      headers: fc.record(Object.fromEntries(headers)),
      content: content(document, operation),
    })
    .map((parts) => ({
      path: parts.path,
      query: parts.query.flatMap((entries) => entries ?? []),
      headers: { ...withoutUndefined(parts.headers), ...parts.content.headers },
      body: parts.content.body,
    }));
}

/** The request of a plan, as it goes over the wire now. */
export function toRequest(operation: Operation, plan: RequestPlan, world: World): RawRequest {
  const textOf = (text: Text): string =>
    'text' in text ? text.text : world.pick(text.real, text.index) + text.suffix;
  const owner = plan.path.conversation_id && textOf(plan.path.conversation_id);
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    const text = plan.path[name]!;
    const part = 'real' in text && owner !== undefined ? world.partOf(owner, text.real) : undefined;
    return part ?? textOf(text);
  });
  const query = plan.query.map(([name, value]) => `${encode(name)}=${encode(textOf(value))}`).join('&');
  const headers = Object.entries(plan.headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : textOf(value),
  ]);
  return {
    method: operation.method,
    endless: operation.endless,
    path: query === '' ? path : `${path}?${query}`,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: typeof plan.body === 'string' ? Buffer.from(plan.body) : plan.body,
  };
}

function sometimes<Value>(oneIn: number, arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function withoutUndefined<Value>(record: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
