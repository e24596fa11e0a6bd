import { readProblem } from './provider-problem.js';

describe('readProblem', () => {
  it.each([
    ['an object', { error: { message: 'words' } }],
    ['a text', { error: 'words' }],
    ['an array', [{ error: { message: 'words' } }]],
    ['errors', { success: false, errors: [{ code: 5, message: 'words' }] }],
    ['details', { code: 400, details: 'words' }],
    ['places', { detail: [{ msg: 'words' }] }],
    ['a label and words', { error: 'SOME LABEL', message: 'words' }],
    ['JSON in a text', { message: JSON.stringify({ error: { message: 'words' } }) }],
    ['an array of messages', { message: [{ msg: 'words' }] }],
  ])('finds the words in %s', (_, body) => {
    expect(readProblem(body).message).toBe('words');
  });

  it('says where, where only a place says it', () => {
    const detail = [{ type: 'extra_forbidden', loc: ['body', 'top_k'], msg: 'Not permitted' }];
    expect(readProblem({ detail }).message).toBe('Not permitted: body.top_k');
  });

  it('ends, however deep it is nested', () => {
    let body: unknown = 'deep';
    for (let depth = 0; depth < 5_000; depth += 1) body = { error: body };
    expect(readProblem(body)).toMatchObject({ message: undefined, words: '' });
  });

  it.each([[undefined], [null], [7], [{}], [[]]])('says nothing where nothing is said: %j', (body) => {
    expect(readProblem(body).message).toBeUndefined();
  });
});
