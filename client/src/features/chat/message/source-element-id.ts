/** The element of a cited passage, so that a citation can lead to it. */
export function sourceElementId(messageId: string, number: number): string {
  return `${messageId}-source-${number}`;
}
