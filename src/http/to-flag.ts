/** For `Transform`: a flag of a query or a form. What is neither stays as it is, to be refused. */
export function toFlag({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
