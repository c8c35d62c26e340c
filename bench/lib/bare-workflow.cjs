// A half-day as one would write it by hand for this one life and nothing else: the same signals, timers and activities
// with inputs of the same size as `workflows/` asks for, no table, no memory, no register's words in search attributes.
const { condition, defineSignal, proxyActivities, setHandler, workflowInfo } = require('@temporalio/workflow');

const acts = proxyActivities({ startToCloseTimeout: '15s', retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' } });
const WORDS = {
  fr: 'On attend la ou le partenaire pour confirmer sa venue à la demi-journée, au plus tard le 24 octobre 2025 à 09:00. Sinon : un appel est demandé à la coordination.',
  en: 'Waiting for the partner to confirm coming to the half-day, by 24 October 2025 at 09:00. Otherwise: a call is asked of the coordinators.',
};

exports.bare = async function bare({ organisation, programme }) {
  const { workflowId } = workflowInfo();
  const facts = [];
  setHandler(defineSignal('fact'), (fact) => void facts.push(fact));
  let n = 0;
  const ask = (operation, input) => acts[operation]({ input, key: `${workflowId}/${operation}#${(n += 1)}`, process: workflowId, must: true });
  const heard = async (timeout) => {
    if (timeout) await condition(() => facts.length > 0, timeout);
    else await condition(() => facts.length > 0);
    return facts.shift();
  };

  const { subject, data } = await heard();
  await ask('recruitment.programme.settings', { organisation, programme, process: 'vacation' });
  for (const [step, role, days] of [['confirming', 'partner', 2], ['coming', 'partner', 20], ['declaring', 'partner', 2], ['approving', 'referent', 5]]) {
    await ask('inbox.wait.open', {
      key: `${workflowId}/${step}#1`, process: 'vacation', step, role, person: data.person, since: new Date().toISOString(), due: new Date(Date.now() + days * 86_400_000).toISOString(),
      reminders: [new Date(Date.now() + 86_400_000).toISOString()], then: 'task', to: 'coordinator',
      ends: { aggregate: 'vacation', id: subject, states: ['CONFIRMED', 'CANCELLED_BY_PARTNER', 'CANCELLED_BY_TEAM'] }, sentence: WORDS, organisation, programme, workflow: workflowId, seen: n,
    });
    await heard(days * 86_400_000);
  }
  await ask('inbox.wait.withdraw', { workflow: workflowId });
  return 'approved';
};
