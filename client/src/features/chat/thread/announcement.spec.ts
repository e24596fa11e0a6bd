import { replied } from '../testing/a-message.js';
import { announcementOf } from './announcement.js';

describe('what is announced of a reply that has ended', () => {
  it('is all that it says', () => {
    expect(announcementOf(replied('msg_1', {}, 'It **grows**.'))).toBe('The assistant replied: It grows.');
    expect(announcementOf(replied('msg_1', { state: 'cancelled' }, 'It'))).toBe('Reply stopped. It');
  });

  it('tells with it why it is not more', () => {
    expect(announcementOf(replied('msg_1', { finish_reason: 'length' }, 'It grows'))).toMatch(
      /^The assistant replied: It grows .+/,
    );
    expect(announcementOf(replied('msg_1', {}, ''))).not.toContain('The assistant replied');
    expect(announcementOf(replied('msg_1', {}, ''))).not.toBe('');
  });

  it('is nothing of one that failed with nothing said, of which a notice tells', () => {
    expect(announcementOf(replied('msg_1', { state: 'failed' }, ''))).toBe('');
    expect(announcementOf(undefined)).toBe('');
  });
});
