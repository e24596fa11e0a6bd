/** A secret that short is in every text by chance, and none of its writings is worth looking for. */
const MIN_LENGTH = 6;

const BITS_PER_BYTE = 8;
const BITS_PER_CHARACTER = 6;

/**
 * The ways in which a secret may be repeated: as it is, in an address, in hexadecimal digits, and in base64 wherever in
 * a longer text it stands, as in `Bearer …`.
 */
export function writingsOf(secret: string | undefined): string[] {
  if (secret === undefined || secret === '') return [];
  if (secret.length < MIN_LENGTH) return [secret];
  const inBase64 = [0, 1, 2].map((before) => base64Core(secret, before));
  const inAddresses = inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(secret).toString('hex');
  return [
    ...new Set([secret, encodeURIComponent(secret), hex, hex.toUpperCase(), ...inBase64, ...inAddresses]),
  ];
}

/** What base64 makes of the secret alone, so many bytes into a group of three: not what its neighbours have a part in. */
function base64Core(secret: string, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  const first = Math.ceil((before * BITS_PER_BYTE) / BITS_PER_CHARACTER);
  const end = Math.floor((bytes.length * BITS_PER_BYTE) / BITS_PER_CHARACTER);
  return bytes.toString('base64').slice(first, end);
}
