import type { RagView } from '../../modules/rag-status/index.js';
import { londonDay } from '../../shared/calendar-day.js';
import { dayWords, instantWords, ragLabel, type Label } from '../shell/labels.js';
import { paths } from '../shell/paths.js';
import { factLines } from './rag-words.presenter.js';

/** The status as the record holds it; its history with the latest first. */
export type RagInput = RagView;

export interface RagPermissions {
  setRag: boolean;
  recordWanted: boolean;
  recordEngagement: boolean;
}

interface CardAction {
  text: string;
  href: string;
}

export interface RagCardView {
  label: Label;
  say: string;
  response: string | null;
  since: string | null;
  confirmed: string | null;
  /** LAW-5, in words; null while it is fresh. */
  stale: string | null;
  why: string | null;
  facts: ReturnType<typeof factLines>;
  reasons: { rule: string | null; text: string }[];
  /** What the facts give, where that is something else. */
  differs: { text: string; rule: string; set: CardAction | null } | null;
  /** Where "still right" is sent, for whoever may say it. */
  confirm: string | null;
  actions: CardAction[];
}

/** The RAG status with its response, why it is so, since when, and who last said that it is right. */
export function presentRagCard(id: string, rag: RagInput, can: RagPermissions): RagCardView {
  const label = ragLabel(rag.status);
  const setting = rag.history.find(({ status, previous }) => status !== previous) ?? rag.history[0];
  return {
    label,
    say: rag.status === null ? 'RAG status is not set' : `RAG status is now ${label.text}`,
    response: rag.response ? `Response: ${rag.response}` : null,
    since: rag.since === null ? null : sinceWords(rag.since, setting),
    confirmed: confirmedWords(rag),
    stale: staleWords(rag),
    why: setting?.reason ?? null,
    facts: factLines(rag.facts),
    reasons: reasonsOf(rag, label, setting?.reason ?? null),
    differs: differsOf(id, rag, can),
    confirm: can.setRag && rag.status !== null ? paths.confirmRag(id) : null,
    actions: [
      ...(can.recordWanted ? [{ text: 'Record wanted', href: paths.recordWanted(id) }] : []),
      ...(can.recordEngagement ? [{ text: 'Record engagement', href: paths.recordEngagement(id) }] : []),
    ],
  };
}

const dayOf = (instant: string): string => londonDay(new Date(instant));

function sinceWords(since: string, setting: RagInput['history'][number] | undefined): string {
  const day = `Since ${dayWords(dayOf(since))}`;
  if (!setting) return day;
  const isByRule = setting.facts['setByRule'] === true;
  return isByRule ? `${day}, by rule on what ${setting.by} recorded` : `${day}, set by ${setting.by}`;
}

function confirmedWords({ confirmedAt, confirmedBy, since }: RagInput): string | null {
  if (confirmedAt === null || confirmedAt === since) return null;
  return `Last confirmed on ${instantWords(confirmedAt)}${confirmedBy ? ` by ${confirmedBy}` : ''}`;
}

function staleWords({ isStale, confirmedAt }: RagInput): string | null {
  if (!isStale) return null;
  return confirmedAt === null ? 'Never confirmed' : `Not confirmed since ${dayWords(dayOf(confirmedAt))}`;
}

function reasonsOf(
  { rule, proposedBecause, status, proposed, isStale }: RagInput,
  { text }: Label,
  reason: string | null,
): RagCardView['reasons'] {
  const reasons = rule ? [{ rule, text: reason ?? `${text} by this rule` }] : [];
  const proposal = proposed !== null && proposed === status ? 'The facts recorded give the same' : null;
  return [
    ...reasons,
    ...(proposal ? [{ rule: 'RAG-5', text: `${proposal}: ${lower(proposedBecause)}` }] : []),
    ...(isStale ? [{ rule: 'LAW-5', text: 'Probation acts on the status, so a stale one does harm' }] : []),
  ];
}

/** RAG-6: anything but an escalation waits for a person. */
function differsOf(id: string, rag: RagInput, { setRag }: RagPermissions): RagCardView['differs'] {
  const { status, proposed, proposedBecause } = rag;
  const set = setRag ? { text: 'Set the status', href: paths.setRag(id) } : null;
  const because = lower(proposedBecause);
  if (proposed !== null && proposed !== status) {
    return { text: `The facts recorded give ${ragLabel(proposed).text}: ${because}.`, rule: 'RAG-6', set };
  }
  if (proposed === null && status !== null) {
    const text = `The facts recorded do not give ${ragLabel(status).text}, and are too few to give another: ${because}.`;
    return { text, rule: 'RAG-6', set };
  }
  return null;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
