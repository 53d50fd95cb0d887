/** Of how many earlier meetings of the same panel and kind a habit is read. **reading** */
export const HABIT_OF = 6;

/**
 * The agencies that usually come and are not there. **reading**: an agency usually comes that was present at no fewer
 * than half of the panel's last six closed meetings of this kind, or of as many as there have been; before the first,
 * nobody is missed. An agency that came and left counts as having come.
 */
export function missingAgencies(
  earlier: readonly (readonly string[])[],
  present: readonly string[],
): string[] {
  const looked = earlier.slice(0, HABIT_OF).map((agencies) => new Set(agencies));
  const known = [...new Set(looked.flatMap((agencies) => [...agencies]))];
  const times = (agency: string): number => looked.filter((agencies) => agencies.has(agency)).length;
  return known.filter((agency) => times(agency) * 2 >= looked.length && !present.includes(agency)).sort();
}
