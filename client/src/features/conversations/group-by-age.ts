import { type ConversationSummary } from '../../api/types.js';
import { daysAgo } from '../../shared/lib/calendar.js';

/** The stretches of time that a reader looks for, behind what is pinned. */
type Age = 'pinned' | 'today' | 'yesterday' | 'previousWeek' | 'earlier';

interface ConversationGroup {
  age: Age;
  items: ConversationSummary[];
}

function ageOf(days: number): Age {
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days <= 7 ? 'previousWeek' : 'earlier';
}

/** Cuts a list in its order, what is pinned and then the rest by last activity, into the stretches of time a reader looks for. */
export function groupByAge(conversations: readonly ConversationSummary[], now: Date): ConversationGroup[] {
  const groups: ConversationGroup[] = [];
  for (const conversation of conversations) {
    const age = conversation.pinned ? 'pinned' : ageOf(daysAgo(new Date(conversation.updated_at), now));
    const last = groups.at(-1);
    if (last?.age === age) last.items.push(conversation);
    else groups.push({ age, items: [conversation] });
  }
  return groups;
}
