import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Response } from 'express';

/** Nobody waits for the answer any more. */
export class HungUpError extends Error {
  constructor() {
    super('Whoever asked has gone.');
    this.name = 'HungUpError';
  }
}

/** A signal that aborts when whoever asks closes the connection before they are answered. */
export const HangUp = createParamDecorator((_: unknown, context: ExecutionContext): AbortSignal => {
  const response = context.switchToHttp().getResponse<Response>();
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new HungUpError());
  });
  return controller.signal;
});
