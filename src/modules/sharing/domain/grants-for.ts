import { FACTS, SHARING_TABLE, type Fact, type Party, type SharingAction } from './sharing-table.js';

/** Who may do one thing with a fact of one record. */
export interface GrantedTo {
  /** Those who see the whole cohort, while their agency shares; and those who oversee the log. */
  roles: readonly Party[];
  /** Only members of this agency, whatever their role. */
  onlyAgency: string | null;
  /** The agencies whose workers may, because they are involved. */
  agencies: string[];
}

/** A row of the sharing table as it stands for one record. */
export interface FactGrants extends Record<SharingAction, GrantedTo> {
  fact: Fact;
}

/** The sharing table for a record with which these agencies are involved. */
export function grantsFor(involved: readonly string[]): FactGrants[] {
  const granted = (fact: Fact, action: SharingAction): GrantedTo => {
    const { roles, partners, onlyAgency = null } = SHARING_TABLE[fact][action];
    const agencies = involved.filter((agency) => partners === 'all' || partners.includes(agency));
    return { roles, onlyAgency, agencies };
  };
  return FACTS.map((fact) => ({ fact, read: granted(fact, 'read'), write: granted(fact, 'write') }));
}
