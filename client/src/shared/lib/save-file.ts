/** Has the browser save a file as it saves what is downloaded. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // It is read once the click has been dealt with.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
