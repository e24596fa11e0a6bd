import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEM_CONTENT_TYPE, titleOf } from './problem.js';
import { ProblemDto } from './problem.dto.js';

/** A refusal as the OpenAPI document tells it: its status, and the codes it may carry. */
export function describeProblem(status: number, codes: readonly string[]) {
  const schema = {
    allOf: [
      { $ref: getSchemaPath(ProblemDto) },
      { type: 'object', required: ['code'], properties: { code: { type: 'string', enum: [...codes] } } },
    ],
  };
  return {
    description: `${titleOf(status)}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    content: { [PROBLEM_CONTENT_TYPE]: { schema, example: exampleOf(status, codes[0]) } },
  };
}

function exampleOf(status: number, code = '') {
  const errors = [{ field: 'path.of.the.field', message: 'what is wrong with it' }];
  return {
    ...{ type: 'about:blank', title: titleOf(status), status, code },
    detail: 'What is wrong, for a person to read.',
    ...(code === 'validation_failed' && { errors }),
  };
}

/**
 * Documents the refusals of a route: a status, and the codes it may carry.
 *
 * @example `@ApiProblems({ 404: ['conversation_not_found'], 409: ['conversation_not_active'] })`
 */
export function ApiProblems(codes: Record<number, readonly string[]>): MethodDecorator & ClassDecorator {
  const responses = Object.entries(codes).map(([status, names]) =>
    ApiResponse({ status: Number(status), ...describeProblem(Number(status), names) }),
  );
  return applyDecorators(ApiExtraModels(ProblemDto), ...responses);
}

/** What any route with a JSON body may refuse before it looks at the body's meaning. */
export const BODY_PROBLEMS = {
  400: ['malformed_request'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  422: ['validation_failed'],
} as const;
