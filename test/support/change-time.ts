import { stat, utimes } from 'node:fs/promises';

/** What a file system may round off. */
export const SAME_MS = 2;

/** When a file was changed, in milliseconds; 0 where there is none. */
export async function changeTimeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

/** Whether a file was made of what has been so since `changedMs`: it was given that time by {@link mark}. */
export async function isOf(changedMs: number, made: string): Promise<boolean> {
  return Math.abs(changedMs - (await changeTimeOf(made))) < SAME_MS;
}

/** Gives what was made the time of what it was made of. */
export async function mark(changedMs: number, made: string): Promise<void> {
  await utimes(made, new Date(changedMs), new Date(changedMs));
}
