import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Ajv, type ErrorObject } from 'ajv';
import { type Environment } from './environment.js';
import { MODELS_FILE_SCHEMA } from './models-file-schema.js';
import { type EndpointConfig } from './retrieval-models.js';
import { ConfigError, readKey, readText } from './settings.js';

/** An endpoint that speaks as OpenAI does. */
export interface ChatEndpointConfig extends EndpointConfig {
  /** What stands before the colon in the ids of its models. */
  readonly name: string;
  /** Sent with every call. */
  readonly headers: Readonly<Record<string, string>>;
  /** What of these may never be shown. */
  readonly secrets: readonly string[];
  /** Those that may be asked for; undefined: all that it has. */
  readonly models: readonly ListedModelConfig[] | undefined;
}

export interface ListedModelConfig {
  /** As the endpoint calls it. */
  readonly name: string;
  /** How much it can read, question and answer together. */
  readonly contextTokens: number | undefined;
  /** The most that it can say in one answer. */
  readonly outputTokens: number | undefined;
}

/** What the schema makes sure of. */
interface ModelsFile {
  endpoints: {
    name: string;
    base_url: string;
    api_key?: Secret;
    headers?: Record<string, string | Secret>;
    models?: { name: string; context_tokens?: number; output_tokens?: number }[];
  }[];
}

interface Secret {
  env?: string;
  file?: string;
}

const VARIABLE = 'MODELS_FILE';

/**
 * The endpoints of the file that `MODELS_FILE` names.
 * @throws ConfigError with the place of the first fault; what is secret is never repeated.
 */
export function readModelsFile(environment: Environment): readonly ChatEndpointConfig[] {
  const path = readText(environment, VARIABLE, '');
  if (path === '') return [];
  const { endpoints } = check(parse(read(path), path), path);
  return endpoints.map((endpoint, index) => {
    const place = `endpoints[${index}]`;
    const { name, base_url: url, models } = endpoint;
    requireOnce(endpoints, index, `${path}: ${place}.name`);
    if (!URL.canParse(url)) throw fault(path, `${place}.base_url`, 'must be an http:// or https:// URL');
    models?.forEach((_, model) => {
      requireOnce(models, model, `${path}: ${place}.models[${model}].name`);
    });
    const isSecret = (header: string): boolean => typeof endpoint.headers?.[header] === 'object';
    const headers = Object.entries(endpoint.headers ?? {}).map(([header, value]) => ({
      header,
      value: readHeader(environment, value, path, `${place}.headers.${header}`),
    }));
    return {
      name,
      baseUrl: url.replace(/\/+$/, ''),
      apiKey: endpoint.api_key && readSecret(environment, endpoint.api_key, path, `${place}.api_key`),
      headers: Object.fromEntries(headers.map(({ header, value }) => [header.toLowerCase(), value])),
      secrets: headers.filter(({ header }) => isSecret(header)).map(({ value }) => value),
      models: models?.map((model) => ({
        name: model.name,
        contextTokens: model.context_tokens,
        outputTokens: model.output_tokens,
      })),
    };
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError(VARIABLE, `names ${path}, which cannot be read (${code})`);
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The rest of its message may quote a secret that does not belong there.
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(String(error)) ?? [];
    const place = line === undefined ? '' : `, at line ${line}, column ${column ?? ''}`;
    throw new ConfigError(VARIABLE, `names ${path}, which is no JSON${place}`);
  }
}

function check(file: unknown, path: string): ModelsFile {
  // Only who has such a file waits for what checks it.
  const { Ajv } = createRequire(import.meta.url)('ajv') as { Ajv: new (options: object) => Ajv };
  const validate = new Ajv({ strict: false, verbose: false }).compile<ModelsFile>(MODELS_FILE_SCHEMA);
  if (validate(file)) return file;
  const [error] = validate.errors ?? [];
  throw fault(path, error ? placeOf(error) : '', error ? describe(error) : 'is not as its schema says');
}

/** Such as `endpoints[1].base_url`. */
function placeOf({ instancePath, keyword, params }: ErrorObject): string {
  const names: Record<string, unknown> = params;
  const inner = { required: names.missingProperty, additionalProperties: names.additionalProperty }[keyword];
  const path = instancePath.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
  return `${path}${typeof inner === 'string' ? `.${inner}` : ''}`.replace(/^\./, '');
}

function describe({ keyword, message = 'is not as its schema says', instancePath }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return 'is nothing that is known there';
    case 'not':
      return 'is a name that is taken';
    case 'pattern':
      return instancePath.endsWith('/base_url') ? 'must be an http:// or https:// URL' : message;
    case 'minProperties':
    case 'maxProperties':
      return 'must have either env or file';
    default:
      return message;
  }
}

function requireOnce(named: readonly { name: string }[], index: number, place: string): void {
  const first = named.findIndex(({ name }) => name === named[index]?.name);
  if (first !== index) throw new ConfigError(VARIABLE, `${place} is there twice`);
}

function readHeader(environment: Environment, value: string | Secret, path: string, place: string): string {
  const text = typeof value === 'string' ? value : readSecret(environment, value, path, place);
  if (!/^[\x20-\x7e]*$/.test(text)) throw fault(path, place, 'has a sign that no header can hold');
  return text;
}

function readSecret(environment: Environment, secret: Secret, path: string, place: string): string {
  try {
    const variables = secret.file === undefined ? environment : { SECRET_FILE: secret.file };
    const value = readKey(variables, secret.env ?? 'SECRET');
    if (value !== undefined) return value;
  } catch (error) {
    const reason = error instanceof ConfigError ? error.message.replace(/^SECRET(?:_FILE)? /, '') : '';
    throw fault(path, place, reason);
  }
  throw fault(path, place, `is empty: ${secret.env ?? secret.file ?? ''} holds nothing`);
}

function fault(path: string, place: string, reason: string): ConfigError {
  return new ConfigError(VARIABLE, `${path}:${place === '' ? '' : ` ${place}`} ${reason}`);
}
