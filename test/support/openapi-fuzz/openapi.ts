import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of JSON Schema that the document uses. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  example?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface MediaType {
  schema: Schema;
  example?: unknown;
}

export interface OpenApiResponse {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
}

/** One operation of the document, with the address it has there. */
export interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, OpenApiResponse>;
  method: string;
  path: string;
  /** Whether its answer is a stream that never ends by itself. */
  endless: boolean;
}

export interface OpenApi {
  openapi: string;
  paths: Record<
    string,
    Record<string, Omit<Operation, 'method' | 'path' | 'endless'> & { 'x-endless-stream'?: boolean }>
  >;
  components: { schemas: Record<string, Schema> };
}

/** The document as it is committed. */
export async function readOpenApi(): Promise<OpenApi> {
  const file = join(import.meta.dirname, '..', '..', '..', 'openapi.json');
  return JSON.parse(await readFile(file, 'utf8')) as OpenApi;
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      endless: operation['x-endless-stream'] ?? false,
    })),
  );
}

/** The schema of the JSON body that an operation takes. */
export function bodySchema(operation: Operation): Schema | undefined {
  return operation.requestBody?.content['application/json']?.schema;
}

/** Follows references, and the single `allOf` that carries a description beside one. */
export function resolve(document: OpenApi, schema: Schema): Schema {
  const [only] = schema.allOf ?? [];
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return resolve(document, document.components.schemas[name]!);
  return only && schema.allOf?.length === 1 ? { ...schema, ...resolve(document, only) } : schema;
}
