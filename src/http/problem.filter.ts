import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { DomainError } from '../common/domain-error.js';
import { allowedMethods } from './allowed-methods.js';
import { findFormFault } from './form-fault.js';
import { HungUpError } from './hang-up.js';
import { setQuotaHeaders } from './quota-headers.js';
import { type Problem, PROBLEM_CONTENT_TYPE, statusOf, titleOf } from './problem.js';

/** Turns whatever was thrown into problem+json. The cause of a 500 goes to the log and never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    // Whoever asked has gone, in the middle of asking or of waiting: nobody is left to be told, and nothing went wrong here.
    if (error instanceof HungUpError || (request.destroyed && !request.complete)) return;
    const problem = this.describe(findFormFault(error) ?? error, request, response);
    if (response.headersSent) {
      response.end();
      return;
    }
    response.status(problem.status).type(PROBLEM_CONTENT_TYPE).send(JSON.stringify(problem));
  }

  private describe(error: unknown, request: Request, response: Response): Problem {
    if (error instanceof DomainError) {
      if (error.kind === 'unauthenticated') response.set('WWW-Authenticate', challengeOf(error.code));
      if (error.retryAfterSeconds !== undefined) response.set('Retry-After', String(error.retryAfterSeconds));
      if (error.quota) setQuotaHeaders(response, error.quota);
      return {
        ...error.members,
        ...problem(statusOf(error.kind), error.code, error.message),
        ...(error.errors && { errors: error.errors }),
      };
    }
    const status = httpStatusOf(error);
    if (status === 404) {
      const methods = allowedMethods(request.app, request.path);
      if (methods.length > 0) {
        response.set('Allow', methods.join(', '));
        return problem(405, 'method_not_allowed', `${request.path} takes ${methods.join(', ')}.`);
      }
      return problem(404, 'route_not_found', `There is no ${request.method} ${request.path}.`);
    }
    if (status === 413)
      return problem(413, 'body_too_large', 'The request body is larger than the server takes.');
    if (status === 415) return problem(415, 'unsupported_media_type', messageOf(error));
    if (status >= 400 && status < 500) return problem(400, 'malformed_request', messageOf(error));
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : error);
    return problem(500, 'internal_error', 'The server failed to answer. The cause is in its log.');
  }
}

function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: titleOf(status), status, code, detail };
}

/** Nest's exceptions carry a status by method, the body parser's and the router's by property. */
function httpStatusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return 500;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request cannot be read.';
}

/** Whoever came with something is told that it was refused; whoever came with nothing, what to come with. */
function challengeOf(code: string): string {
  const challenge = 'Bearer realm="platform"';
  return code === 'authentication_required'
    ? challenge
    : `${challenge}, error="invalid_token", error_description="${code}"`;
}
