import { type OpenAPIObject } from '@nestjs/swagger';
import { describeProblem } from './api-problems.js';

const EVERYWHERE = { 400: ['malformed_request'], 403: ['host_not_allowed'], 500: ['internal_error'] };
const WRITING = {
  403: ['host_not_allowed', 'cross_site_request'],
  408: ['request_too_slow'],
  413: ['body_too_large'],
  415: ['unsupported_media_type'],
  507: ['storage_full'],
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Adds to each operation what any request may be answered, however little its route has to refuse. */
export function documentCommonProblems(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (!operation) continue;
      const problems = method === 'get' ? EVERYWHERE : { ...EVERYWHERE, ...WRITING };
      for (const [status, codes] of Object.entries(problems)) {
        operation.responses[status] ??= describeProblem(Number(status), codes);
      }
    }
  }
  return document;
}
