import { type Type } from '@nestjs/common';
import { createValidationPipe } from './validation.js';

const pipe = createValidationPipe();

/** Checks a body against a class that only the request itself tells. @throws ValidationFailedError */
export async function validateBody<Body>(type: Type<Body>, body: unknown): Promise<Body> {
  return (await pipe.transform(body ?? {}, { type: 'body', metatype: type })) as Body;
}
