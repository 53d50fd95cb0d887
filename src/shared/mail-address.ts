const ONE = /^[!-~]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/i;
const SEPARATORS = /[,;:<>()[\]"\\]/;
const LONGEST = 254;

/** Is this one e-mail address, and nothing that could begin another header or name another recipient? */
export const isMailAddress = (text: string): boolean =>
  text.length <= LONGEST && ONE.test(text) && !SEPARATORS.test(text);
