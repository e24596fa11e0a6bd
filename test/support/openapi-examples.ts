import { bodySchema, type OpenApi, type Operation, resolve, type Schema } from './openapi-fuzz/openapi.js';

interface Examples {
  examples?: Record<string, { value: unknown }>;
}

/** The bodies that the document offers for an operation, as its page fills them in; none where it takes none. */
export function bodyExamples(document: OpenApi, operation: Operation): unknown[] {
  const schema = bodySchema(operation);
  if (!schema) return [];
  const { examples } = operation.requestBody!.content['application/json'] as Examples;
  if (examples) return Object.values(examples).map(({ value }) => value);
  return [exampleOf(document, schema, operation.operationId)];
}

/** @throws when some part of the schema has no example: the page would make one up. */
function exampleOf(document: OpenApi, given: Schema, place: string): unknown {
  if (given.example !== undefined) return given.example;
  const schema = resolve(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  if (!schema.properties) throw new Error(`${place} has no example`);
  const properties = Object.entries(schema.properties);
  return Object.fromEntries(
    properties.map(([name, property]) => [name, exampleOf(document, property, `${place}.${name}`)]),
  );
}
