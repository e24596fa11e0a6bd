import { type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createParser } from 'eventsource-parser';
import { type OpenApi, type Operation, type Schema } from './openapi.js';
import { type RawAnswer } from './raw-request.js';

/** What a reader of the log must find last. */
const TERMINAL = ['finish', 'abort', 'error'];
/** The model's faults, not the server's. */
const MODEL_STATUSES = [502, 503, 504];
const INSIDES = /node_modules|file:\/\/\/|\bat [\w.<>]+ \(|\.[jt]s:\d+:\d+/;

/** Holds answers against the document: its statuses, its codes, its schemas. */
export class Judge {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.ajv.addSchema({ ...closed(document), $id: 'openapi' });
  }

  /** @throws where the answer is none that the document promises. */
  check(operation: Operation, answer: RawAnswer): void {
    const { status } = answer;
    if (status >= 500 && !MODEL_STATUSES.includes(status)) fail('a failure of the server', answer);
    const documented = operation.responses[status];
    if (!documented) fail(`status ${status} is not documented`, answer);
    if (INSIDES.test(answer.text) && status >= 400) fail('shows its insides', answer);
    const types = Object.keys(documented.content ?? {});
    if (types.length === 0) {
      if (answer.text !== '') fail('a body that is not documented', answer);
      return;
    }
    const type = types.find((each) => answer.contentType.startsWith(each));
    if (type === undefined) fail(`is not ${types.join(' or ')}`, answer);
    const validate = this.validator(operation, status, type);
    if (operation.endless && status === 200) this.matches(validate, firstEvent(answer), answer);
    else if (type === 'text/event-stream') checkStream(answer, validate);
    else this.matches(validate, /[/+]json$/.test(type) ? JSON.parse(answer.text) : answer.text, answer);
  }

  private matches(validate: ValidateFunction, value: unknown, answer: RawAnswer): void {
    if (!validate(value)) fail(this.ajv.errorsText(validate.errors), answer);
    if (answer.status >= 400) checkProblem(value as Record<string, unknown>, answer);
  }

  private validator(operation: Operation, status: number, type: string): ValidateFunction {
    const steps = ['paths', operation.path, operation.method.toLowerCase(), 'responses', String(status)];
    const pointer = [...steps, 'content', type, 'schema'].map(escapePointer).join('/');
    const known = this.validators.get(pointer) ?? this.ajv.compile({ $ref: `openapi#/${pointer}` });
    this.validators.set(pointer, known);
    return known;
  }
}

/** The document with no room for members that it does not name, except in problems, which may tell more. */
function closed(document: OpenApi): OpenApi {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]): [string, Schema] => {
    const isOpen = name === 'ProblemDto' || !schema.properties;
    return [name, isOpen ? schema : { ...schema, additionalProperties: false }];
  });
  return { ...document, components: { schemas: Object.fromEntries(schemas) } };
}

function checkProblem(problem: Record<string, unknown>, answer: RawAnswer): void {
  if (problem.status !== answer.status) fail('its status is not that of the answer', answer);
  if (typeof problem.detail !== 'string' || problem.detail === '') fail('without a detail', answer);
  const isFieldFault = problem.code === 'validation_failed';
  if (isFieldFault && !(Array.isArray(problem.errors) && problem.errors.length > 0)) {
    fail('does not name the fields at fault', answer);
  }
}

/** The first event of a stream that has no end. */
function firstEvent(answer: RawAnswer): unknown {
  const frames: string[] = [];
  createParser({ onEvent: ({ data }) => frames.push(data) }).feed(answer.text);
  return JSON.parse(frames[0] ?? 'null');
}

function checkStream(answer: RawAnswer, validate: ValidateFunction): void {
  const frames: { id: string | undefined; event: string | undefined; data: string }[] = [];
  const parser = createParser({ onEvent: ({ id, event, data }) => frames.push({ id, event, data }) });
  parser.feed(answer.text);
  if (frames.pop()?.data !== '[DONE]') fail('a stream without its end', answer);
  const chunks = frames.map(({ id, event, data }) => {
    // What a thing is at is no log: nobody comes back to the middle of it.
    if (event !== 'status' && !/^run_\w+:\d+$/.test(id ?? ''))
      fail(`an event with the id ${String(id)}`, answer);
    const chunk = JSON.parse(data) as { type: string };
    if (!validate(chunk)) fail(`an event that is not documented: ${data}`, answer);
    return chunk;
  });
  // A reader that has seen the end already is told nothing more.
  const last = chunks.at(-1);
  if (last && frames[0]?.event !== 'status' && !TERMINAL.includes(last.type))
    fail(`a stream that ends with ${last.type}`, answer);
}

function fail(reason: string, answer: RawAnswer): never {
  throw new Error(`${reason}: ${answer.status} ${answer.contentType} ${answer.text.slice(0, 1_000)}`);
}

function escapePointer(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
