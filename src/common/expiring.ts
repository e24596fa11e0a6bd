/** Something that applications have, and that is deleted once it was kept for as long as they want, a little at a time. */
export interface Expiring {
  /** The first application behind this one, in the order of their ids, that has any of it; undefined where none has. */
  applicationAfter(id: string): Promise<string | undefined>;

  /**
   * Puts some of what an application has from before `before`, in epoch milliseconds, out of everybody's reach.
   * @returns whether there was any.
   */
  hide(applicationId: string, before: number): Promise<boolean>;

  /** Deletes some of what was put out of reach, whoever did that. @returns whether there may be more. */
  clear(): Promise<boolean>;
}
