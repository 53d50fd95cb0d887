import type { ContactView } from '../../modules/case-facts/index.js';
import { CONTACT_KIND_WORDS } from '../../shared/contact-kind.js';
import { agencyWords, dayWords } from '../shell/labels.js';
import { paths } from '../shell/paths.js';

export interface ContactCard {
  people: {
    id: string;
    kind: string;
    /** Null where nobody is recorded. */
    name: string | null;
    agency: string | null;
    phone: { text: string; href: string } | null;
    since: string | null;
  }[];
  all: { text: string; href: string };
  add: { text: string; href: string } | null;
}

/** Those whom everybody on the scheme has. */
const EXPECTED = ['offender-manager', 'police-lead'] as const;

const present = ({
  id,
  kind,
  name,
  contactAgency,
  phone,
  from,
}: ContactView): ContactCard['people'][number] => ({
  id,
  kind: CONTACT_KIND_WORDS[kind],
  name,
  agency: agencyWords(contactAgency),
  phone: phone === null ? null : { text: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}` },
  since: `since ${dayWords(from)}`,
});

/** Whom to ring now, at the side of the profile: offender manager and police lead even where they are missing. */
export function presentContactCard(
  id: string,
  contacts: readonly ContactView[],
  canRecord: boolean,
): ContactCard {
  const open = contacts.filter(({ to }) => to === null);
  const missing = EXPECTED.filter((kind) => !open.some((contact) => contact.kind === kind));
  const nobody = missing.map((kind) => ({
    ...{
      id: `no-${kind}`,
      kind: CONTACT_KIND_WORDS[kind],
      name: null,
      agency: null,
      phone: null,
      since: null,
    },
  }));
  return {
    people: [...nobody, ...open.map(present)],
    all: { text: 'All contacts', href: `${paths.offenderTab(id, 'contacts')}#record` },
    add: canRecord ? { text: 'Add', href: paths.newContact(id) } : null,
  };
}
