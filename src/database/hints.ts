/**
 * What processes tell each other, so that nobody has to look for it all the time. A hint may be lost, and is sent beside
 * the transaction that it is about, not in it: whoever listens also looks by itself now and then.
 */
export abstract class Hints {
  /**
   * Tells every other process. Hints of the same key that come at about the same time are one, with the largest value.
   * @param topic and `key` what it is about. @param value how far it has come, where that says something.
   */
  abstract send(topic: string, key: string, value?: number): void;

  /**
   * @param heard is called for each hint of another process.
   * @param doubt is called when hints may have been lost.
   */
  abstract listen(topic: string, heard: (key: string, value: number) => void, doubt: () => void): void;
}
