import type { AgreementView } from '../../src/modules/agreements/index.js';
import type { Client } from './sign-in.js';

/** The agreement of an agency that stands, as the register has it. */
export async function agreementOf(admin: Client, agency: string): Promise<AgreementView> {
  const { items } = (await admin.get('/agreements').expect(200)).body as { items: AgreementView[] };
  const found = items.find((item) => item.agency === agency);
  if (!found) throw new Error(`${agency} has no agreement`);
  return found;
}

/** Gives an agency's agreement another last day; null makes it one without an end. */
export async function endAgreement(admin: Client, agency: string, endsOn: string | null): Promise<void> {
  const { id } = await agreementOf(admin, agency);
  await admin.post(`/agreements/${id}/change`, { endsOn, reason: 'As agreed' }).expect(201);
}
