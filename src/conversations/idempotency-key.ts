import { ValidationFailedError } from '../http/validation.js';

/** Checks the header `Idempotency-Key`, where it is sent. @throws ValidationFailedError */
export function checkIdempotencyKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = 'must be 1 to 255 visible ASCII characters';
  throw new ValidationFailedError([{ field: 'Idempotency-Key', message }]);
}
