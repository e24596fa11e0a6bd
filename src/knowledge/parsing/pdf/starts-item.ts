const MARK = String.raw`(?:[•◦▪‣●○■–*·-]|\(?(?:\d{1,3}|[a-z])[.)])`;
const ITEM = new RegExp(String.raw`^${MARK}\s`, 'u');
const ITEM_MARK = new RegExp(String.raw`^(?:${MARK}|\d{1,3}(?:\.\d{1,3})+\.?)$`, 'u');

/** Whether a line begins an item of a list. */
export function startsItem(text: string): boolean {
  return ITEM.test(text);
}

/** Whether it is nothing but what stands before an item, or before a numbered title. */
export function isItemMark(text: string): boolean {
  return ITEM_MARK.test(text);
}
