/** The longest message that the server takes, in UTF-16 code units; the API's document says so too. */
export const MAX_MESSAGE_LENGTH = 100_000;

/** The longest comment on a reply, the same. */
export const MAX_COMMENT_LENGTH = 2_000;
