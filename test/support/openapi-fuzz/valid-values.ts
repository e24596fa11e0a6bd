import fc from 'fast-check';
import { type OpenApi, resolve, type Schema } from './openapi.js';
import { objectFrom } from './strange-values.js';

/** Values that lead somewhere, for fields whose schema alone does not say which those are. */
const KNOWN: Record<string, readonly unknown[]> = {
  application_id: ['app_retail_banking', 'app_retail_banking', 'app_patched', 'app_other'],
  model: ['offline'],
  prompt_template_id: ['default_assistant', 'default_assistant', 'card_support', 'nothing'],
  template: ['Hello {name}', 'You are an assistant of {bank_name}.', 'No variable at all', 'Half a {brace'],
  variables: [['bank_name'], ['name'], []],
  // The very beginning of any conversation.
  parent_id: [null],
};

/** Values that a schema allows. */
export function validValue(document: OpenApi, schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const plain = resolve(document, schema);
  const general = fromSchema(document, plain);
  const known = [...(KNOWN[name] ?? []), ...(plain.example === undefined ? [] : [plain.example])];
  // Variables of a template are an object where it is filled and a list where it is registered.
  const fitting = known.filter((value) => Array.isArray(value) === (plain.type === 'array'));
  if (fitting.length === 0 || (name === 'variables' && plain.type === 'object')) return general;
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: general });
}

function fromSchema(document: OpenApi, schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return object(document, schema);
    case 'array':
      return fc.array(validValue(document, schema.items ?? {}), { maxLength: 4 });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    default:
      return text(schema);
  }
}

function object(document: OpenApi, schema: Schema): fc.Arbitrary<unknown> {
  if (!schema.properties) {
    const entry = fc.tuple(
      fc.constantFrom('bank_name', 'customer_tier', 'name', 'toString', 'é'),
      fc.jsonValue(),
    );
    const some = fc.array(entry, { maxLength: 5 }).map(objectFrom);
    return schema.example === undefined ? some : fc.oneof(fc.constant(schema.example), some);
  }
  const fields = Object.entries(schema.properties).map(([name, property]) => {
    const value = validValue(document, property, name);
    return [name, schema.required?.includes(name) ? value : fc.option(value, { nil: undefined })] as const;
  });
  return fc.record(Object.fromEntries(fields));
}

function text(schema: Schema): fc.Arbitrary<string> {
  if (schema.pattern && !schema.pattern.includes('\\p')) return fc.stringMatching(new RegExp(schema.pattern));
  const maxLength = Math.min(schema.maxLength ?? 60, 60);
  return fc.oneof(
    fc.lorem({ maxCount: 6 }).map((words) => words.slice(0, maxLength)),
    fc.string({ unit: 'grapheme', minLength: schema.minLength ?? 0, maxLength }),
  );
}
