/** Whether a text is the origin of pages as browsers name it, such as `https://app.example`: no path, no `null`, no `*`. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
