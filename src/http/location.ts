import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type Observable, tap } from 'rxjs';

/** Says where the thing just made can be read: the version asked, the collection's path and the id in the answer. */
class LocationInterceptor implements NestInterceptor<{ id: string }> {
  constructor(private readonly collection: string) {}

  intercept(context: ExecutionContext, next: CallHandler<{ id: string }>): Observable<{ id: string }> {
    const http = context.switchToHttp();
    const [, version = ''] = http.getRequest<Request>().path.toLowerCase().split('/');
    return next.handle().pipe(
      tap((created) => {
        const path = `/${version}/${this.collection}/${encodeURIComponent(created.id)}`;
        http.getResponse<Response>().location(path);
      }),
    );
  }
}

/**
 * A route that answers 201, what it has made, and its `Location`.
 * @param collection such as `conversations`, in the version of the route.
 */
export function Creates(type: Type<{ id: string }>, collection: string): MethodDecorator {
  return applyDecorators(
    ApiCreatedResponse({
      description: 'What was made; `Location` says where it can be read.',
      type,
      headers: { Location: { description: 'Where it can be read.', schema: { type: 'string' } } },
    }),
    UseInterceptors(new LocationInterceptor(collection)),
  );
}
