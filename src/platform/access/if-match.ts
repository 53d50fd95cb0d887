import { badInput } from '../../shared/domain-error.js';

/**
 * The version somebody edited from, out of `If-Match: "3"`.
 *
 * @throws DomainError bad-input when it is missing or not a version.
 */
export function readIfMatch(header: string | undefined): number {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header?.trim() ?? '')?.[1];
  if (version !== undefined) return Number(version);
  throw badInput([
    {
      field: 'If-Match',
      message: 'Send the ETag of the version you edited, so that nobody’s change is lost',
    },
  ]);
}
