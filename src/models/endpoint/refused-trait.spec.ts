import { readProblem } from '../endpoint/provider-problem.js';
import { findRefusedTrait } from './refused-trait.js';

const trait = (body: unknown, status = 400) => findRefusedTrait(status, readProblem(body));

describe('findRefusedTrait', () => {
  it.each([
    ['temperature', '`temperature` is not supported by reasoning models'],
    ['temperature', "gateway: provider x doesn't support parameter: {'temperature': 0.2}"],
    ['temperature', 'Only temperature 1 is allowed here'],
    ['temperature', 'temperature is deprecated'],
    ['temperature', 'Unknown parameter: temperature'],
    ['max_tokens', "max_tokens is unsupported, use 'max_completion_tokens'"],
    ['max_tokens', 'Unrecognized request argument supplied: max_tokens'],
    ['max_completion_tokens', 'Unknown name "max_completion_tokens": Cannot find field.'],
    ['system', 'This model does not support the system role'],
    ['system', 'Developer instruction is not enabled for this model'],
    ['system', 'Only user and assistant roles are supported!'],
  ] as const)('learns %s from: %s', (learned, message) => {
    expect(trait({ error: { message } })).toBe(learned);
  });

  it('finds the parameter in a place as well as in words', () => {
    const detail = [{ type: 'extra_forbidden', loc: ['body', 'stream_options'], msg: 'Extra inputs' }];
    expect(trait({ message: { detail } }, 422)).toBe('stream_options');
    expect(trait([{ error: { message: 'no', code: 'unsupported_value', param: 'temperature' } }])).toBe(
      'temperature',
    );
  });

  it('learns from a server that calls its refusal its own failure', () => {
    expect(trait({ message: 'System role not supported' }, 500)).toBe('system');
  });

  it.each([
    'temperature must be between 0 and 1',
    'max_tokens is too large: 9999. This model supports at most 4096 completion tokens',
    'temperature: 3 is greater than the maximum of 2',
    'Your organization has no access',
    'messages must not be empty',
  ])('learns nothing from a value that is out of range, or from anything else: %s', (message) => {
    expect(trait({ error: { message } })).toBeUndefined();
  });

  it('tries the other header where a key was looked for in it', () => {
    expect(trait({ message: 'Access denied due to missing subscription key.' }, 401)).toBe('bearer');
    expect(trait({ message: 'Incorrect API key provided' }, 401)).toBeUndefined();
  });

  it.each([403, 404, 429, 503])('learns nothing from status %d', (status) => {
    expect(trait({ message: 'temperature is not supported' }, status)).toBeUndefined();
  });
});
