import { listPage, mailPage } from './pages';

const mail = { id: 7, to: 'a@exemple.fr', from: 'Tandem', subject: '<script>alert(1)</script>', text: 'Ouvrez http://127.0.0.1:3000/s?a=1&b=2 puis "<img src=x onerror=y>" http://x/"><script>', template: null, calendar: null, sentAt: '2024-03-04T08:00:00.000Z' };

describe('the sandbox mailbox page', () => {
  test('shows what a mail says and runs none of it', () => {
    const html = mailPage(mail) + listPage([mail], '"><script>');
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&#60;script&#62;alert(1)');
    expect(html).toContain('<a href="http://127.0.0.1:3000/s?a=1&#38;b=2">');
  });
  test('is a table with headings and a labelled filter', () => {
    expect(listPage([mail], undefined)).toMatch(/<html lang="fr">[\s\S]*<label for="to">[\s\S]*<th scope="col">/);
  });
});
