import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isRecord } from '../common/is-record.js';

/** Deep enough for any real metadata, shallow enough for every JSON tool on the way. */
const MAX_DEPTH = 20;

/** A JSON object of bounded depth and size: metadata, context, template variables. */
export function IsJsonObject(
  options: { maxBytes?: number } = {},
  validationOptions?: ValidationOptions,
): PropertyDecorator {
  const maxBytes = options.maxBytes ?? 65_536;
  const check = ValidateBy(
    {
      name: 'isJsonObject',
      validator: {
        validate: (value: unknown) =>
          isRecord(value) && isShallow(value, MAX_DEPTH) && size(value) <= maxBytes,
        defaultMessage: (context) =>
          `${context?.property ?? 'value'} must be a JSON object of at most ${maxBytes} bytes and ${MAX_DEPTH} levels`,
      },
    },
    validationOptions,
  );
  return applyDecorators(Transform(asItCame), check);
}

/** class-transformer's copy would lack the keys named like a method that every object has, such as `toString`. */
function asItCame({ obj, key }: { obj: Record<string, unknown>; key: string }): unknown {
  return obj[key];
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((child) => isShallow(child, levels - 1));
}

function size(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
