/** What a row of a table says by itself: `Header: value; Header: value`. Cells without a value are left out. */
export function describeRow(headers: readonly string[] | undefined, cells: readonly string[]): string {
  return cells
    .map((cell, column) => ({ value: onOneLine(cell), header: onOneLine(headers?.[column] ?? '') }))
    .filter(({ value }) => value !== '')
    .map(({ value, header }) => (header === '' ? value : `${header.replace(/:$/, '')}: ${value}`))
    .join('; ');
}

/** Whether a first row looks like the names of the columns: each there, short, no two alike, none a number. */
export function looksLikeHeaders(cells: readonly string[]): boolean {
  const names = cells.map((cell) => onOneLine(cell).toLowerCase());
  return (
    new Set(names).size === names.length &&
    names.every(
      (name) =>
        name !== '' && name.length <= 60 && !/^[\p{Sc}\s\d.,:%/+-]*\d[\p{Sc}\s\d.,:%/+-]*$/u.test(name),
    )
  );
}

function onOneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}
