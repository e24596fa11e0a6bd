/** `27` of `AB27`, and of `27`. */
export function numberIn(place: string | undefined): number | undefined {
  const digits = /^[A-Z]*(\d{1,7})$/.exec(place ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** 27 of `AB27`: from 0. */
export function columnIn(place: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(place ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
