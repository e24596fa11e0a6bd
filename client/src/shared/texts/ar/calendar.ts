import { type calendarTexts } from '../en/calendar.js';
import { type Translated } from '../i18n.js';

export const calendar: Translated<typeof calendarTexts> = {
  today: 'اليوم',
  yesterday: 'أمس',
  atTime: 'في {time}',
  yesterdayAt: 'أمس في {time}',
  onDayAt: 'يوم {day} في {time}',
};
