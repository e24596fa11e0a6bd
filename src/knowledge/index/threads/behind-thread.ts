/** Every method of a port, by its name. */
export type MethodNames<Port> = Record<keyof Port, true>;

/** What does one call elsewhere. */
export type CallMethod = (method: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * A port whose methods are called elsewhere.
 * @param methods all of the port's, which the compiler checks: an object of them is all that a port is at run time.
 */
export function behindThread<Port extends object>(methods: MethodNames<Port>, call: CallMethod): Port {
  const port = Object.keys(methods).map((method) => [method, (...values: unknown[]) => call(method, values)]);
  // The other end is the same class: what it answers is what the method returns.
  return Object.fromEntries(port) as Port;
}
