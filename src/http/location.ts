import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { type Response } from 'express';
import { type Observable, tap } from 'rxjs';

/** Says where the thing just made can be read: the collection's path and the id in the answer. */
export class LocationInterceptor implements NestInterceptor<{ id: string }> {
  constructor(private readonly collection: string) {}

  intercept(context: ExecutionContext, next: CallHandler<{ id: string }>): Observable<{ id: string }> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((created) => {
        response.location(`${this.collection}/${encodeURIComponent(created.id)}`);
      }),
    );
  }
}

/** A route that answers 201, what it has made, and its `Location` below `collection`. */
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
