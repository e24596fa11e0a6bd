import { type OpenAPIObject } from '@nestjs/swagger';
import { describeProblem } from './api-problems.js';
import { PROBLEM_CONTENT_TYPE } from './problem.js';
import { burdenOf, isStreamed } from './shed-load.js';

const EVERYWHERE = {
  400: ['malformed_request'],
  403: ['host_not_allowed'],
  429: ['requests_limit'],
  500: ['internal_error'],
};
const WRITING = {
  403: ['host_not_allowed', 'cross_site_request'],
  408: ['request_too_slow'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  507: ['storage_full'],
};
const STREAMED = { 429: ['requests_limit', 'open_streams_limit'] };
const UNLESS_FOLLOWED = { 503: ['overloaded'] };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A refusal as {@link describeProblem} makes it. */
interface DescribedProblem {
  content?: Record<string, { schema?: { allOf?: { properties?: { code?: { enum?: string[] } } }[] } }>;
}

/**
 * Adds to each operation what any request may be answered, to what its route has to refuse.
 * @param more what a route may refuse before it is reached, by status.
 */
export function documentCommonProblems(
  document: OpenAPIObject,
  more: (method: string, path: string) => Record<number, string[]>,
): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      const common: Record<number, string[]> = {
        ...EVERYWHERE,
        ...(method !== 'get' && WRITING),
        ...(isStreamed(path) && STREAMED),
        ...(burdenOf(method.toUpperCase(), path) !== 'follow' && UNLESS_FOLLOWED),
      };
      const own = more(method, path);
      for (const status of Object.keys({ ...common, ...own }).map(Number)) {
        const known = codesOf(operation.responses[status] as DescribedProblem | undefined);
        const codes = new Set([...known, ...(common[status] ?? []), ...(own[status] ?? [])]);
        operation.responses[status] = describeProblem(status, [...codes]);
      }
    }
  }
  return document;
}

function codesOf(response: DescribedProblem | undefined): string[] {
  const parts = response?.content?.[PROBLEM_CONTENT_TYPE]?.schema?.allOf ?? [];
  return parts.flatMap((part) => part.properties?.code?.enum ?? []);
}
