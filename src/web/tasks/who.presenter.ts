import type { PossibleOwner } from '../../modules/tasks/index.js';
import { agencyWords } from '../shell/labels.js';

/** Whose a task can be: each agency, and everybody of it who can be given one. */
export interface WhoGroup {
  label: string;
  choices: { value: string; text: string; selected: boolean }[];
}

/** `housing`, or `housing/ID`. */
export const whoValue = (agency: string, ownerId: string | null): string =>
  ownerId === null ? agency : `${agency}/${ownerId}`;

export function presentWho(
  agencies: readonly string[],
  owners: readonly PossibleOwner[],
  chosen: string,
): WhoGroup[] {
  return agencies.map((key) => {
    const name = agencyWords(key);
    const people = owners.filter(({ agency }) => agency === key);
    const choices = [
      { value: key, text: `${name}: whoever takes it` },
      ...people.map((owner) => ({ value: whoValue(key, owner.id), text: `${name}: ${owner.name}` })),
    ];
    return { label: name, choices: choices.map((each) => ({ ...each, selected: each.value === chosen })) };
  });
}
