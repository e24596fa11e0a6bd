import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type Scheduler } from '../common/scheduler.js';
import { PROBLEM_CONTENT_TYPE, titleOf } from './problem.js';

/** How often it is looked at what has come, and what that must be at least. */
export const WINDOW_MS = 15_000;
const LEAST_BYTES = 4_096;

const PROBLEM = {
  type: 'about:blank',
  title: titleOf(408),
  status: 408,
  code: 'request_too_slow',
  detail: `The body has to come at ${LEAST_BYTES} bytes in ${WINDOW_MS / 1_000} seconds at least.`,
};

/** Ends requests whose body hardly comes: each holds a connection, and what was read of it, for as long as it lasts. */
export function requireLeastRate(scheduler: Scheduler): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.complete) {
      next();
      return;
    }
    const { socket } = request;
    let before = socket.bytesRead;
    const stop = scheduler.every(WINDOW_MS, () => {
      const bytes = socket.bytesRead - before;
      before = socket.bytesRead;
      // While the server itself does not read, nothing can come.
      if (request.readableFlowing === true && bytes < LEAST_BYTES) refuse(request, response);
    });
    request.once('end', stop);
    response.once('close', stop);
    next();
  };
}

function refuse(request: Request, response: Response): void {
  if (response.headersSent) return;
  response.once('finish', () => request.destroy());
  response.status(408).set('Connection', 'close').type(PROBLEM_CONTENT_TYPE).end(JSON.stringify(PROBLEM));
}
