/** A file of an evaluation set that cannot be used. */
export class SetFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SetFileError';
  }
}

/** What one line may hold, before anybody has looked. */
export type Fields = Record<string, unknown>;

export function asFields(value: unknown, name: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new SetFileError(`${name} must be an object`);
}

export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  throw new SetFileError(`${name} must be a string`);
}

export function optionalTextOf(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined ? undefined : textOf(fields, name);
}

/** A typing mistake must not go unnoticed. */
export function refuseOthers(fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new SetFileError(`${unknown.join(', ')}: not known here`);
}
