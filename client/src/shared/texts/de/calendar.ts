import { type calendarTexts } from '../en/calendar.js';
import { type Translated } from '../i18n.js';

export const calendar: Translated<typeof calendarTexts> = {
  today: 'Heute',
  yesterday: 'Gestern',
  atTime: 'um {time}',
  yesterdayAt: 'gestern um {time}',
  onDayAt: 'am {day} um {time}',
};
