import { type Request } from 'express';

/** Whether a caller would rather have the whole as JSON than follow it as it comes; who says nothing follows. */
export function wantsJson(request: Request): boolean {
  return request.accepts(['text/event-stream', 'application/json']) === 'application/json';
}
