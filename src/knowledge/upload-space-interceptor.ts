import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Request } from 'express';
import { type Observable } from 'rxjs';
import { UploadStorage } from './upload-storage.js';

/** Begins to read a form when there is room for it, which it has until it is answered. */
@Injectable()
export class UploadSpaceInterceptor implements NestInterceptor {
  constructor(private readonly storage: UploadStorage) {}

  /** @throws UploadsBusyError */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (!request.is('multipart/form-data')) return next.handle();
    await this.storage.begin(request);
    return next.handle();
  }
}
