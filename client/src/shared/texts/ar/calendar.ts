import { type calendarTexts } from '../en/calendar.js';
import { type Translated } from '../i18n.js';

export const calendar: Translated<typeof calendarTexts> = {
  today: 'اليوم',
  yesterday: 'أمس',
  atTime: 'الساعة {time}',
  yesterdayAt: 'أمس الساعة {time}',
  onDayAt: 'يوم {day} الساعة {time}',
};
