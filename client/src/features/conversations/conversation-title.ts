/** What a conversation is called until it has a title of its own. */
export const UNTITLED = 'New conversation';

export const TITLE_MAX_LENGTH = 200;
