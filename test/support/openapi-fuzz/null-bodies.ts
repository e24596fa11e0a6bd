import fc from 'fast-check';
import { bodySchema, type OpenApi, type Operation, resolve, type Schema } from './openapi.js';
import { existing } from './parameter-plans.js';
import { type RequestPlan } from './request-plan.js';
import { validValue } from './valid-values.js';

type Body = Record<string, unknown>;

/** Sound requests in which one field that may be left out is null, each such field in turn, whatever it is part of. */
export function nullPlans(document: OpenApi, operation: Operation, seed: number): RequestPlan[] {
  const path = Object.fromEntries(
    (operation.parameters ?? [])
      .filter((each) => each.in === 'path')
      .map(({ name }) => [name, existing(name)]),
  );
  const headers = { 'content-type': 'application/json' };
  return nullBodies(document, operation, seed).map((body) => ({ path, query: [], headers, body }));
}

function nullBodies(document: OpenApi, operation: Operation, seed: number): string[] {
  const schema = bodySchema(operation);
  if (!schema) return [];
  return optionalFields(document, schema).map((path) => {
    const [sample] = fc.sample(validValue(document, schema), { seed, numRuns: 1 }) as [Body];
    const body = structuredClone(sample);
    let part = body;
    for (const name of path.slice(0, -1)) part = (part[name] ??= {}) as Body;
    part[path.at(-1)!] = null;
    return JSON.stringify(body);
  });
}

function optionalFields(document: OpenApi, schema: Schema): string[][] {
  const { properties = {}, required = [] } = resolve(document, schema);
  return Object.entries(properties).flatMap(([name, property]) => [
    ...(required.includes(name) ? [] : [[name]]),
    ...optionalFields(document, property).map((path) => [name, ...path]),
  ]);
}
