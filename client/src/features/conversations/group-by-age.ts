import { type ConversationSummary } from '../../api/types.js';
import { daysAgo } from '../../shared/lib/calendar.js';

interface ConversationGroup {
  label: string;
  items: ConversationSummary[];
}

function labelOf(days: number): string {
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days <= 7 ? 'Previous 7 days' : 'Earlier';
}

/** Cuts a list that is sorted by last activity into the stretches of time a reader looks for. */
export function groupByAge(conversations: readonly ConversationSummary[], now: Date): ConversationGroup[] {
  const groups: ConversationGroup[] = [];
  for (const conversation of conversations) {
    const label = labelOf(daysAgo(new Date(conversation.updated_at), now));
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(conversation);
    else groups.push({ label, items: [conversation] });
  }
  return groups;
}
