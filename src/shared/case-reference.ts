/** Reads a probation case reference (ID-CRN): a letter and six digits, stored upper case; null when it is not one. */
export function readCrn(text: string): string | null {
  const crn = text.replace(/\s+/g, '').toUpperCase();
  return /^[A-Z]\d{6}$/.test(crn) ? crn : null;
}

/** Reads a prison number (ID-PRISON): letter, four digits, two letters, stored upper case; null when it is not one. */
export function readPrisonNumber(text: string): string | null {
  const prisonNumber = text.replace(/\s+/g, '').toUpperCase();
  return /^[A-Z]\d{4}[A-Z]{2}$/.test(prisonNumber) ? prisonNumber : null;
}
