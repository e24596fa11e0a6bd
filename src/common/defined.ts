/** An object without the members that are undefined, so that it can be spread over another. */
export function defined<Value extends object>(value: Value): Partial<Value> {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members) as Partial<Value>;
}
