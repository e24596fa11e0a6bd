import { ValidateIf } from 'class-validator';

/** What may be left out, but is not to be null: where leaving it out keeps what is there, null could mean to take it away. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_request, value) => value !== undefined);
}
