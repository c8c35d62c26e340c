import type { Definition } from '../schema';
import { listed, point, type Broken } from './broken';

/** What concerns people beside the stages: consent, answers, a hub's own programmes. */
export function people(d: Definition): Broken[] {
  const orgs = (d.organisations ?? []).map((o) => o.id);
  return [
    ...(d.targets ?? []).flatMap((t, i) => (t.consent ? [] : [point(['targets', i, 'consent'], 'TARGET_WITHOUT_CONSENT', 'Un échantillon ne compte que ce que la personne a choisi de dire : consent: true.')])),
    ...(d.directory && !d.directory.consent ? [point(['directory', 'consent'], 'DIRECTORY_WITHOUT_CONSENT', 'Nul ne figure à l’annuaire sans l’avoir choisi : consent: true.')] : []),
    ...(d.courses ?? []).flatMap((c, i) => (c.by ?? []).flatMap((id, j) => (orgs.includes(id) ? [] : [point(['courses', i, 'by', j], 'UNKNOWN_ORGANISATION', `Aucun organisme ne s’appelle « ${id} ». Organismes : ${listed(orgs)}.`)]))),
    ...(d.channels ?? []).flatMap((c, i) => (['system', 'public', 'person', 'candidate', 'partner'].includes(c.reaches) ? [point(['channels', i, 'reaches'], 'CHANNEL_REACHES_NOBODY', `« ${c.reaches} » ne répond pas au nom du programme. Acceptés : lead, coordinator, direction, dpo...`)] : [])),
    ...(d.hub?.programmes.includes(d.id) ? [point(['hub', 'programmes'], 'HUB_OF_ITSELF', 'Un programme ne se compare pas à lui-même : retirez-le de la liste.')] : []),
    ...(d.bodies ?? []).flatMap((b, i) => (b.filled === 'election' && !b.term ? [point(['bodies', i, 'term'], 'ELECTED_WITHOUT_TERM', 'Un siège élu l’est pour une durée : term: 36mo.')] : [])),
  ];
}
