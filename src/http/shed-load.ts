import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { type Burden, type LoadGate } from './load-gate.js';

const READING = new Set(['GET', 'HEAD']);
const WORKING = new Set(['POST', 'PUT', 'PATCH']);
/** What follows, asks how the server is, or has it do less. */
const FOLLOWED = /^\/(?:health|v1\/.+\/(?:events|stream))\/?$/i;
const CANCELLED = /^\/v1\/runs\/[^/]+\/cancel\/?$/i;

/** Turns away what is new while the server has more to do than it can, before anything of it is read. */
export function shedLoad(gate: LoadGate): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const turn = gate.admit(burdenOf(request.method, request.path));
    if (!turn) next();
    else
      turn.then(() => {
        // Whoever has left meanwhile is told nothing, and nothing is begun for them.
        if (!response.closed) next();
      }, next);
  };
}

/** Answered for as long as there is something to tell. */
const STREAMED = /\/(?:events|stream|regenerate|continue)\/?$/i;

/** Whether the answer to a path goes on for as long as there is something to tell. */
export function isStreamed(path: string): boolean {
  return STREAMED.test(path);
}

/** What a request means to the load, by its method and path. */
export function burdenOf(method: string, path: string): Burden {
  if (READING.has(method)) return FOLLOWED.test(path) ? 'follow' : 'read';
  return WORKING.has(method) && !CANCELLED.test(path) ? 'work' : 'follow';
}
