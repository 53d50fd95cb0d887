/**
 * The form in which names are compared and searched: lower case, accents, apostrophes, hyphens and spaces
 * gone, so that `O'Brien`, `OBrien`, `o’brien` and `O Brien` are one, and so are `Chloë` and `Chloe`.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A name as it is stored: outer and doubled spaces gone, typographic apostrophes kept as typed. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** A name shouted in capitals (`O’CONNOR`, `SMITH-JONES`) as people write it (`O’Connor`); any other is unchanged. */
export function unshoutName(name: string): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
