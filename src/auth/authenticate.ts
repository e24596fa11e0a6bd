import { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { LOCAL, setPrincipal } from './principal.js';

/** Finds out who a request is from, before anything of its body is read. */
export function authenticate(): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    setPrincipal(request, LOCAL);
    next();
  };
}
