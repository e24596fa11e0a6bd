import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type Observable } from 'rxjs';
import { UploadSpace } from './upload-space.js';

/** Begins to read a form when there is room for it, which it has until it is answered. */
@Injectable()
export class UploadSpaceInterceptor implements NestInterceptor {
  constructor(private readonly space: UploadSpace) {}

  /** @throws UploadsBusyError */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data')) return next.handle();
    const declared = request.headers['content-length'];
    const leave = await this.space.enter(declared === undefined ? undefined : Number(declared));
    const response = http.getResponse<Response>();
    // Whoever sends it may have gone by now.
    if (response.closed) leave();
    else response.once('close', leave);
    return next.handle();
  }
}
