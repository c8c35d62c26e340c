import type { MailShown } from './store';

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
/** Escaped first: what is made a link afterwards holds no quote and no angle bracket. */
const linked = (text: string): string => escape(text).replace(/https?:\/\/[^\s&]+(?:&#38;[^\s&]+)*/g, (url) => `<a href="${url}">${url}</a>`);

const STYLE = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #767676;vertical-align:top}pre{white-space:pre-wrap;font:inherit;border:1px solid #767676;padding:1rem}a{color:#00458c}';
function page(title: string, body: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
const when = (iso: string | null): string =>
  iso ? new Intl.DateTimeFormat('fr-FR', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Paris' }).format(new Date(iso)) : '';

export function listPage(mails: readonly MailShown[], to: string | undefined): string {
  const rows = mails.map((m) => `<tr><td>${when(m.sentAt)}</td><td>${escape(m.to)}</td><td><a href="/mails/${m.id}">${escape(m.subject)}</a></td></tr>`).join('');
  const filter = `<form method="get" action="/"><label for="to">Adresse</label> <input id="to" name="to" type="search" value="${escape(to ?? '')}"> <button>Filtrer</button></form>`;
  const table = mails.length ? `<table><caption>Du plus récent au plus ancien</caption><thead><tr><th scope="col">Date</th><th scope="col">À</th><th scope="col">Objet</th></tr></thead><tbody>${rows}</tbody></table>` : '<p>Aucun message.</p>';
  return page('Boîte aux lettres du bac à sable', `<h1>Boîte aux lettres du bac à sable</h1><p>Aucun de ces messages n’a quitté cette machine.</p>${filter}${table}`);
}

export function mailPage(mail: MailShown): string {
  const calendar = mail.calendar ? `<h2>Invitation (iCalendar)</h2><pre>${escape(mail.calendar)}</pre>` : '';
  return page(mail.subject, `<p><a href="/">Tous les messages</a></p><h1>${escape(mail.subject)}</h1><p>À ${escape(mail.to)}<br>De ${escape(mail.from)}<br>${when(mail.sentAt)}</p><pre>${linked(mail.text)}</pre>${calendar}`);
}
export const missingPage = (): string => page('Introuvable', '<h1>Message introuvable</h1><p><a href="/">Tous les messages</a></p>');
