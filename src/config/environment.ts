/** The variables of the environment, flat and unread. This file alone touches `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function readEnvironment(): Environment {
  return process.env;
}
