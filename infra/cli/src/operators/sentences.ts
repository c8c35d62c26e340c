import { ROLE_NAMES, type Role } from '@tandem/messages';

export type Language = 'fr' | 'en';
/** What a finding is about: ids, codes, counts. */
export type About = Record<string, string | number | undefined>;
interface Words {
  sentence: (a: About, lang: Language) => string;
  act: (a: About, lang: Language) => string;
}
type Told = (a: About) => string;

const words = (fr: Told, en: Told, actFr: Told, actEn: Told): Words => ({
  sentence: (a, lang) => (lang === 'fr' ? fr : en)(a),
  act: (a, lang) => (lang === 'fr' ? actFr : actEn)(a),
});
const nameOf = (a: About, lang: Language): string => ROLE_NAMES[a.role as Role]?.[lang] ?? String(a.role);
/** `de matching`, `d’inbox`. */
const de = (name: About[string]): string => (/^[aeiou]/.test(String(name)) ? `d’${name}` : `de ${name}`);
const many = (n: unknown, one: string, more: string): string => `${String(n)} ${Number(n) === 1 ? one : more}`;

/** What frees a step that keeps failing, by the last code; `service` answers for the operation. */
function freeing({ code, service }: About, lang: Language): string {
  const fr = lang === 'fr';
  if (code === 'UNAVAILABLE' || code === 'OUTCOME_UNKNOWN')
    return fr ? `Remettre ${service} en marche (son journal dit pourquoi il ne répond pas) ; le processus reprend de lui-même.` : `Bring ${service} back (its log says why it does not answer); the process goes on by itself.`;
  if (code === 'INTERNAL' || code === 'ACTIVITY_FAILED' || code === 'UNKNOWN')
    return fr ? `Lire la dernière erreur dans le journal ${de(service)} et celui de workflows, corriger, redémarrer ; le processus reprend de lui-même.` : `Read the last error in the logs of ${service} and of workflows, mend it, restart; the process goes on by itself.`;
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN')
    return fr ? `Vérifier que workflows et ${service} ont reçu les mêmes clés ACTOR_KEYS et que leurs horloges concordent.` : `Check that workflows and ${service} were given the same ACTOR_KEYS and that their clocks agree.`;
  return fr
    ? `${service} refuse avec ${code} (docs/errors.md) : corriger ce qu’il refuse, par exemple publier le programme ; il est redemandé toutes les cinq secondes.`
    : `${service} refuses with ${code} (docs/errors.md): mend what it refuses, for example publish the programme; it is asked again every five seconds.`;
}

/** The command to type. */
const replaying = ({ n, first, part }: About): string => (n === 1 ? `tandem dead-letters replay ${first}` : `tandem dead-letters replay --all --part ${part}`);

/** One entry per code of finding: what is wrong, and what to do. Codes are stable: a monitor may count them. */
export const SENTENCES = {
  PART_SILENT: words(
    (a) => `${a.part} ne répond pas.`, (a) => `${a.part} does not answer.`,
    (a) => `Arrêté, il est redémarré seul ; figé, il faut terminer son processus. S’il ne revient pas en une minute, lire le journal ${de(a.part)}.`,
    (a) => `If it died it is started again by itself; if it hangs, end its process. If it is not back within a minute, read the log of ${a.part}.`),
  PART_NOT_READY: words(
    (a) => `${a.part} répond mais n’est pas prêt : il lui manque ${a.missing}.`, (a) => `${a.part} answers but is not ready: it misses ${a.missing}.`,
    (a) => `Remettre en marche ce qui manque (base de données, NATS ou Temporal) ; ${a.part} reprend seul.`, (a) => `Bring back what is missing (database, NATS or Temporal); ${a.part} goes on by itself.`),
  BROKER_SILENT: words(
    () => 'NATS ne répond pas : aucune demande ne passe, et ni les faits ni le registre n’ont pu être regardés.', () => 'NATS does not answer: no request passes, and neither facts nor the register could be looked at.',
    () => 'Remettre NATS en marche ; rien n’est perdu, chaque partie garde ses faits et reprend.', () => 'Bring NATS back; nothing is lost, every part keeps its facts and goes on.'),
  TEMPORAL_SILENT: words(
    () => 'Temporal ne répond pas : échéances et relances attendent, et les processus n’ont pas pu être regardés.', () => 'Temporal does not answer: deadlines and reminders wait, and processes could not be looked at.',
    () => 'Remettre Temporal en marche ; les échéances passées sont rattrapées.', () => 'Bring Temporal back; deadlines that passed are caught up.'),
  REGISTER_SILENT: words(
    () => 'Le registre des attentes n’a pas pu être lu : les attentes et les tâches n’ont pas été regardées.', () => 'The register of waits could not be read: waits and tasks were not looked at.',
    () => 'Remettre inbox en marche, puis relancer tandem doctor.', () => 'Bring inbox back, then run tandem doctor again.'),
  STREAM_MISSING: words(
    (a) => `Le flux de faits ${a.stream} n’existe plus dans NATS.`, (a) => `The stream of facts ${a.stream} is gone from NATS.`,
    () => 'Vérifier que NATS a retrouvé ses données (store_dir) ; sinon redémarrer les parties, qui le recréent vide : les faits publiés avant ne reviennent pas seuls.', () => 'Check that NATS found its data again (store_dir); otherwise restart the parts, which make it anew and empty: facts published before do not come back by themselves.'),
  OUTBOX_OLD: words(
    (a) => `${a.part} garde ${many(a.n, 'fait non publié', 'faits non publiés')}, le plus ancien depuis ${a.seconds} s.`, (a) => `${a.part} keeps ${many(a.n, 'unpublished fact', 'unpublished facts')}, the oldest for ${a.seconds} s.`,
    (a) => `Vérifier que NATS accepte des messages (place sur le disque), puis le journal ${de(a.part)} ; les faits partent seuls ensuite.`, (a) => `Check that NATS takes messages (disk space), then the log of ${a.part}; the facts then leave by themselves.`),
  CONSUMER_STANDS: words(
    (a) => `Le consommateur ${a.consumer} n’avance pas : ${many(a.n, 'fait l’attend', 'faits l’attendent')}.`, (a) => `The consumer ${a.consumer} stands still: ${many(a.n, 'fact waits', 'facts wait')} for it.`,
    (a) => `Lire le journal ${de(a.part)}, le redémarrer ; ce qui attend est traité dans l’ordre.`, (a) => `Read the log of ${a.part} and restart it; what waits is handled in order.`),
  CONSUMER_LATE: words(
    (a) => `Le consommateur ${a.consumer} a ${a.n} faits de retard.`, (a) => `The consumer ${a.consumer} is ${a.n} facts behind.`,
    (a) => `Il avance : attendre ; si le retard grandit, ajouter un processus ${de(a.part)} (ROLE=worker).`, (a) => `It moves: wait; if it falls further behind, add a process of ${a.part} (ROLE=worker).`),
  DEAD_LETTERS: words(
    (a) => `${a.consumer} a mis de côté ${many(a.n, 'fait', 'faits')} ${a.type} : ${a.reason}.`, (a) => `${a.consumer} set aside ${many(a.n, 'fact', 'facts')} ${a.type}: ${a.reason}.`,
    (a) => `Corriger la cause (journal ${de(a.part)}, fait ${a.first}), puis : ${replaying(a)}`,
    (a) => `Mend the cause (log of ${a.part}, fact ${a.first}), then: ${replaying(a)}`),
  DEAD_LETTERS_UNNAMED: words(
    (a) => `${a.part} compte ${many(a.n, 'fait mis de côté', 'faits mis de côté')} dont NATS n’a plus la trace.`, (a) => `${a.part} counts ${many(a.n, 'fact', 'facts')} set aside of which NATS has no trace any more.`,
    (a) => `Quand ${a.part} répond : tandem dead-letters --part ${a.part} les nomme ; corriger la cause, puis : ${replaying({ ...a, n: undefined })}`,
    (a) => `When ${a.part} answers: tandem dead-letters --part ${a.part} names them; mend the cause, then: ${replaying({ ...a, n: undefined })}`),
  PROCESS_FAILED: words(
    (a) => `${a.process} : ${many(a.n, 'processus mal terminé', 'processus mal terminés')} (${a.status}), sans suite possible : ${a.which}.`, (a) => `${a.process}: ${many(a.n, 'process', 'processes')} ended badly (${a.status}), nothing follows: ${a.which}.`,
    () => 'Dans Temporal UI, lire l’erreur, la corriger, puis « Reset » au dernier bon pas : le processus reprend avec ce qu’il savait.', () => 'In Temporal UI, read the error, mend it, then "Reset" to the last good step: the process goes on with what it knew.'),
  STEP_FAILING: words(
    (a) => `${a.operation} échoue avec ${a.code} (${a.attempts} essais) et retient ${many(a.n, 'processus', 'processus')} : ${a.which}.`, (a) => `${a.operation} fails with ${a.code} (${a.attempts} tries) and holds ${many(a.n, 'process', 'processes')}: ${a.which}.`,
    (a) => freeing(a, 'fr'), (a) => freeing(a, 'en')),
  CODE_FAILING: words(
    (a) => `${a.process} : le code présent ne sait pas reprendre ${many(a.n, 'processus', 'processus')} (${a.attempts} essais) : ${a.which}.`, (a) => `${a.process}: the present code cannot take up ${many(a.n, 'process', 'processes')} (${a.attempts} tries): ${a.which}.`,
    () => 'Remettre la version précédente de workflows, ou en livrer une corrigée : ils reprennent alors seuls ; l’erreur est dans Temporal UI.', () => 'Put the previous version of workflows back, or deliver a mended one: they then go on by themselves; the error is in Temporal UI.'),
  PROCESS_WITHOUT_WAIT: words(
    (a) => `${a.process} : ${many(a.n, 'processus ouvert', 'processus ouverts')} sans attente au registre, personne ne sait qui doit agir : ${a.which}.`, (a) => `${a.process}: ${many(a.n, 'open process', 'open processes')} without a wait in the register, nobody knows who should act: ${a.which}.`,
    () => 'Ouvrir le processus dans Temporal UI : ce qui est en cours y est nommé ; corriger cela d’abord.', () => 'Open the process in Temporal UI: what is under way is named there; mend that first.'),
  WAIT_WITHOUT_PROCESS: words(
    (a) => `${a.process} : ${many(a.n, 'attente ouverte', 'attentes ouvertes')} sans processus, rien ne se passera à l’échéance : ${a.which}.`, (a) => `${a.process}: ${many(a.n, 'open wait', 'open waits')} without a process, nothing will happen when due: ${a.which}.`,
    () => 'Chercher le processus dans Temporal UI : arrêté, le reprendre par « Reset » ; disparu, prévenir les personnes attendues et le développement.', () => 'Look the process up in Temporal UI: if it ended badly, "Reset" it; if it is gone, tell those who are waited for, and the developers.'),
  WAITS_OVERDUE: {
    sentence: (a, lang) => (lang === 'fr'
      ? `${many(a.n, 'attente échue', 'attentes échues')} pour ${nameOf(a, lang)} sans que le processus ait agi, la plus ancienne du ${a.oldest}.`
      : `${many(a.n, 'wait', 'waits')} for ${nameOf(a, lang)} past due without the process having acted, the oldest of ${a.oldest}.`),
    act: (a, lang) => (lang === 'fr'
      ? `tandem journeys --overdue --role ${a.role} les nomme ; si workflows et Temporal vont bien, ouvrir le plus ancien dans Temporal UI.`
      : `tandem journeys --overdue --role ${a.role} names them; if workflows and Temporal are well, open the oldest in Temporal UI.`),
  },
  TASKS_OVERDUE: {
    sentence: (a, lang) => (lang === 'fr'
      ? `${many(a.n, 'tâche', 'tâches')} de ${nameOf(a, lang)} au-delà de leur date, la plus ancienne du ${a.oldest}.`
      : `${many(a.n, 'task', 'tasks')} of ${nameOf(a, lang)} past their date, the oldest of ${a.oldest}.`),
    act: (a, lang) => (lang === 'fr' ? `Le signaler à ${nameOf(a, lang)} : leur liste de tâches les montre.` : `Tell ${nameOf(a, lang)}: their list of tasks shows them.`),
  },
  CLOCK_APART: words(
    (a) => `${a.part} n’a pas vu le dernier pas de l’horloge du bac à sable.`, (a) => `${a.part} has not seen the last step of the sandbox’s clock.`,
    (a) => `Redémarrer ${a.part} : il relit l’heure en démarrant.`, (a) => `Restart ${a.part}: it reads the time again as it starts.`),
  MACHINE_CLOCK_APART: words(
    (a) => `L’horloge de la machine ${de(a.part)} s’écarte de ${a.seconds} s de celle-ci.`, (a) => `The machine clock of ${a.part} is ${a.seconds} s away from this one.`,
    () => 'Remettre les machines à l’heure (NTP) : une signature ne vaut que soixante secondes.', () => 'Set the machines’ clocks (NTP): a signature is good for sixty seconds only.'),
  NOT_ALL_LOOKED_AT: words(
    (a) => `${a.n} processus ouverts n’ont pas été regardés un à un : ils sont trop nombreux.`, (a) => `${a.n} open processes were not looked at one by one: there are too many.`,
    () => 'Filtrer les erreurs dans Temporal UI.', () => 'Filter for errors in Temporal UI.'),
} satisfies Record<string, Words>;
export type FindingCode = keyof typeof SENTENCES;
