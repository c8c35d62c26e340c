import { layout, TEMPLATES, type TemplateName } from './index';

/** Enough for any letter; each takes what it knows. */
const PARAMS = {
  body: 'comite-de-pilotage', chosen: true, wish: true, paid: true, sum: { kind: 'INDEMNITY', date: '2024-06-12', amountCents: 4000, reason: 'WRONG_RATE' }, replaces: true, others: [{ fr: 'On attend Camille.', en: 'Waiting for Camille.' }],
  again: true, today: true, missing: ['BIRTH_DATE', 'A_LOCAL_ITEM'], at: '2024-06-10T07:00:00.000Z', moved: true, link: 'http://127.0.0.1:3000/s/abc', until: '2024-07-01', returns: '2024-09-02', course: 'initial-joint',
  starts: '2024-06-10', ends: '2024-06-11', order: 2, signers: 4, date: '2024-06-12', part: 'PM', remote: true, by: 'TEAM', owed: true, kind: 'call', paidOn: '2024-07-02',
  sums: [{ kind: 'INDEMNITY', date: '2024-06-12', amountCents: 4000 }], field: 'TEACHING', afterMeeting: true, approvedCents: 1850, reason: 'UNREADABLE', lines: 1, change: true, usableFrom: '2024-06-13T07:00:00.000Z',
  code: '482913', minutes: 10, purpose: 'SIGNATURE', days: 3, closes: '2024-07-20', anonymous: true, items: [{ fr: 'On attend Camille.', en: 'Waiting for Camille.' }], item: { fr: 'On attend Camille.', en: 'Waiting for Camille.' },
};
const names = Object.keys(TEMPLATES) as TemplateName[];

describe('letters', () => {
  test.each(names)('%s is whole in French and in English, with and without what may be absent', (name) => {
    for (const params of [PARAMS, { ...PARAMS, again: undefined, today: false, moved: undefined, returns: undefined, starts: undefined, ends: name.startsWith('convention') ? PARAMS.ends : undefined, paidOn: undefined, remote: undefined, owed: undefined, field: undefined, afterMeeting: undefined, reason: undefined, lines: undefined, change: false, chosen: false, wish: false, paid: false, replaces: false, others: undefined, usableFrom: undefined, ...(name === 'task-notice' ? { due: undefined } : {}) }]) {
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
    expect(names.filter((n) => TEMPLATES[n].secret).sort()).toEqual(['application-resume', 'magic-link', 'one-time-code', 'survey-invitation', 'survey-reminder', 'welcome']);
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

  test('what is asked of a claim is said in words, whatever the code', () => {
    const { body } = TEMPLATES['claim-info-requested'].fr({ missing: ['READABLE_PROOF', 'VEHICLE_DOCUMENT', 'A_LOCAL_ITEM'] }, 'http://portail');
    expect(body[1]).toBe('- un justificatif plus lisible\n- la carte grise du véhicule, pour les kilomètres\n- une précision, que la coordination vous dira');
  });

  test('a claim nobody answered for is not told as if its expenses had been judged', () => {
    const { body } = TEMPLATES['claim-rejected'].fr({ reason: 'NO_ANSWER', lines: 2 }, 'http://portail');
    expect(body[0]).toContain('nous ne l’avons pas reçu à temps');
    expect(body[1]).toContain('la rouvrir une fois');
    expect(body.join()).not.toMatch(/La raison|NO_ANSWER/);
  });

  test('a sum taken back is said as such, with its reason and without a minus sign; a transfer of nothing is no payment', () => {
    const back = { kind: 'INDEMNITY', date: '2024-06-05', amountCents: -4000, reason: 'PAID_TWICE' };
    const sums = [{ kind: 'INDEMNITY', date: '2024-06-12', amountCents: 6000 }, back];
    const made = TEMPLATES['payment-made'].fr({ sums, paidOn: '2024-07-02' }, 'http://portail');
    expect(made.subject).toBe('Versement de 20,00\u00a0€');
    expect(made.body[1]).toContain('- à déduire, indemnité pour le mercredi 5 juin 2024 : 40,00\u00a0€ (elle avait été comptée deux fois)');
    const none = TEMPLATES['payment-made'].fr({ sums: [{ ...back, amountCents: 4000 }, back] }, 'http://portail');
    expect(none.subject).toBe('Le point sur vos versements');
    expect(none.body.join()).not.toMatch(/-\d|0,00\u00a0€ vous ont été versés/);
  });

  test('the refusal says where to read the reason and never a reason', () => {
    const { text } = layout(TEMPLATES['application-refused'].fr({}, 'http://portail'), 'fr', undefined);
    expect(text).toContain('La raison, et ce que nous pouvons vous proposer d’autre, sont écrites dans votre espace : http://portail');
    expect(text).toMatch(/^Bonjour,\n/);
  });
});
