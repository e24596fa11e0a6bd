import { type Response } from 'supertest';

export interface ExpectedProblem {
  status: number;
  code: string;
  /** The paths of the fields at fault, all of them; none where the fault is not in a field. */
  fields?: readonly string[];
}

interface Problem {
  detail: string;
  errors?: { field: string; message: string }[];
  [member: string]: unknown;
}

/** Places in the server's own files: a refusal never tells them. */
const INNARDS = /\bat .+:\d+:\d+|node_modules|file:\/\/|\/(?:src|dist|dist-test|work|home|tmp)\/|\.[jt]s:\d/;

/** Checks that a response is a whole problem document, with this status, this code and these fields. @returns it. */
export function expectProblem(response: Response, expected: ExpectedProblem): Problem {
  const problem = response.body as Problem;
  expect({ status: response.status, code: problem.code, fields: fieldsOf(problem) }).toEqual({
    status: expected.status,
    code: expected.code,
    fields: [...(expected.fields ?? [])].sort(),
  });
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json\b/);
  expect(response.headers).not.toHaveProperty('x-powered-by');
  expect(problem).toMatchObject({
    type: 'about:blank',
    title: expect.stringMatching(/^[A-Z]/) as string,
    status: expected.status,
    detail: expect.stringMatching(/\S/) as string,
  });
  expect(response.text).not.toMatch(INNARDS);
  return problem;
}

function fieldsOf(problem: Problem): string[] {
  const errors = problem.errors ?? [];
  for (const { message } of errors) expect(message).toMatch(/\S/);
  return [...new Set(errors.map(({ field }) => field))].sort();
}
