import { Matches } from 'class-validator';

const USER_ID = /^[^\p{Cc}\p{Cs}]{1,128}$/u;

/** The id that an application gave its user: printable, as it may be shown and logged. */
export function IsUserId(): PropertyDecorator {
  return Matches(USER_ID, { message: '$property must be 1 to 128 characters without control characters' });
}

/** The same, of a value that comes in another way than a body or a query. */
export function isUserId(value: unknown): value is string {
  return typeof value === 'string' && USER_ID.test(value);
}
