/** What whoever changes the index of an application, or what that is made from, holds: such changes come one after the other. */
export function indexKey(applicationId: string): string {
  return `index ${applicationId}`;
}
