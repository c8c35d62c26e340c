import { layout, TEMPLATES, type TemplateName } from './index';

/** Enough for any letter; each takes what it knows. */
const PARAMS = {
  again: true, today: true, missing: ['BIRTH_DATE', 'A_LOCAL_ITEM'], at: '2024-06-10T07:00:00.000Z', moved: true, link: 'http://127.0.0.1:3000/s/abc', until: '2024-07-01', returns: '2024-09-02', course: 'initial-joint',
  starts: '2024-06-10', ends: '2024-06-11', order: 2, signers: 4, date: '2024-06-12', part: 'PM', remote: true, by: 'TEAM', owed: true, kind: 'call', paidOn: '2024-07-02',
  sums: [{ kind: 'INDEMNITY', date: '2024-06-12', amountCents: 4000 }], field: 'TEACHING', afterMeeting: true, approvedCents: 1850, reason: 'UNREADABLE', lines: 1, change: true, usableFrom: '2024-06-13T07:00:00.000Z',
  code: '482913', minutes: 10, purpose: 'SIGNATURE', days: 3, closes: '2024-07-20', anonymous: true, items: [{ fr: 'On attend Camille.', en: 'Waiting for Camille.' }], item: { fr: 'On attend Camille.', en: 'Waiting for Camille.' },
};
const names = Object.keys(TEMPLATES) as TemplateName[];

describe('letters', () => {
  test.each(names)('%s is whole in French and in English, with and without what may be absent', (name) => {
    for (const params of [PARAMS, { ...PARAMS, again: undefined, today: false, moved: undefined, returns: undefined, starts: undefined, ends: name.startsWith('convention') ? PARAMS.ends : undefined, paidOn: undefined, remote: undefined, owed: undefined, field: undefined, afterMeeting: undefined, reason: undefined, lines: undefined, change: false, usableFrom: undefined, ...(name === 'task-notice' ? { due: undefined } : {}) }]) {
      const letters = (['fr', 'en'] as const).map((language) => layout(TEMPLATES[name][language](name === 'convention-active' ? PARAMS : params, 'http://127.0.0.1:3000'), language, 'Camille'));
      for (const { subject, text } of letters) {
        expect(subject.length).toBeGreaterThan(5);
        expect(subject).not.toMatch(/[\r\n]/);
        expect(`${subject} ${text}`).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
        expect(text).toMatch(/^(Bonjour|Hello) Camille,\n\n/);
      }
      expect(letters[0].text).not.toBe(letters[1].text);
    }
  });

  test('letters with a code, a link or a ticket are the ones whose text is not kept', () => {
    expect(names.filter((n) => TEMPLATES[n].secret).sort()).toEqual(['application-resume', 'magic-link', 'one-time-code', 'survey-invitation', 'welcome']);
  });

  test('every notice about bank details says what to do if it was somebody else', () => {
    for (const name of names.filter((n) => n.startsWith('bank-details'))) {
      for (const [language, alarm] of [['fr', 'répondez tout de suite'], ['en', 'answer this message at once']] as const) expect(layout(TEMPLATES[name][language](PARAMS, ''), language, undefined).text).toContain(alarm);
    }
  });

  test.each(['NOT_JUSTIFIED', 'NOT_FOR_THE_ACTIVITY', 'ALREADY_PAID', 'UNREADABLE_PROOF', 'PASSENGER', 'OUTSIDE_MEAL_TIME', 'NIGHT_TOO_NEAR'])('a claim refused as %s says so in words', (reason) => {
    const { body } = TEMPLATES['claim-rejected'].fr({ reason, lines: 1 }, 'http://portail');
    expect(body[1]).toMatch(/^La raison : [^A-Z]+\.$/);
  });

  test('the refusal says where to read the reason and never a reason', () => {
    const { text } = layout(TEMPLATES['application-refused'].fr({}, 'http://portail'), 'fr', undefined);
    expect(text).toContain('La raison, et ce que nous pouvons vous proposer d’autre, sont écrites dans votre espace : http://portail');
    expect(text).toMatch(/^Bonjour,\n/);
  });
});
