/** The words of a message of a user, as a search compares them. */
export interface MessageWordsTable {
  application_id: string;
  user_id: string;
  /** That of the message, by which they are read. */
  created_at: number;
  message_id: string;
  /** Which language it was read in. */
  language: string;
  /** Each term once, with a space before and behind it. */
  words: string;
}
