import { filled, i18n } from '../i18n.js';

/** Days and moments, where the browser has no words for them. */
export const calendarTexts = i18n('calendar', {
  today: 'Today',
  yesterday: 'Yesterday',
  atTime: filled('at {time}'),
  yesterdayAt: filled('yesterday at {time}'),
  onDayAt: filled('on {day} at {time}'),
});
