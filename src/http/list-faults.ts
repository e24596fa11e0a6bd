import { type Type } from '@nestjs/common';
import { ARRAY_MAX_SIZE, getMetadataStorage, ValidationTypes } from 'class-validator';
import { type FieldError } from '../common/domain-error.js';

/** By field: how many items it takes, or none where it takes an object of a class and no list. */
type Bounds = ReadonlyMap<string, number | null>;

const known = new Map<Type<unknown>, Bounds>();

/**
 * The lists of a body that are longer than its class takes. What copies bodies and what checks them look at every item
 * before they say so.
 */
export function findListFaults(body: Record<string, unknown>, type: Type<unknown>): FieldError[] {
  const faults: FieldError[] = [];
  for (const [field, maxItems] of boundsOf(type)) {
    const value = body[field];
    if (!Array.isArray(value) || (maxItems !== null && value.length <= maxItems)) continue;
    const message =
      maxItems === null ? 'must be an object' : `must contain no more than ${maxItems} elements`;
    faults.push({ field, message: `${field} ${message}` });
  }
  return faults;
}

function boundsOf(type: Type<unknown>): Bounds {
  const bounds = known.get(type) ?? readBounds(type);
  known.set(type, bounds);
  return bounds;
}

function readBounds(type: Type<unknown>): Bounds {
  const bounds = new Map<string, number | null>();
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(type, '', false, false)) {
    const field = rule.propertyName;
    if (rule.name === ARRAY_MAX_SIZE) bounds.set(field, (rule.constraints as [number])[0]);
    else if (rule.type === ValidationTypes.NESTED_VALIDATION) bounds.set(field, bounds.get(field) ?? null);
  }
  return bounds;
}
