import type { FastifyInstance } from 'fastify';
import { PAGE_POLICY } from './security-headers';

/** Said in the browser's language; French when it is neither. */
const WORDS = {
  fr: {
    title: 'Connexion à Tandem', ask: 'Votre lien ouvre une session sur cet appareil. Il ne sert qu’une fois.', button: 'Me connecter', none: 'Ce lien est incomplet : reprenez-le en entier dans votre message, ou demandez-en un autre.',
    done: 'Votre session est ouverte. Les écrans de Tandem arrivent ; d’ici là, tout se fait par l’interface décrite ici :', docs: 'documentation de l’API', down: 'Tandem ne répond pas. Réessayez dans un instant : votre lien n’a pas servi.',
  },
  en: {
    title: 'Sign in to Tandem', ask: 'Your link opens a session on this device. It works once.', button: 'Sign in', none: 'This link is incomplete: copy the whole of it from your message, or ask for another.',
    done: 'You are signed in. Tandem’s screens are to come; until then everything is done through the interface described here:', docs: 'API documentation', down: 'Tandem does not answer. Try again in a moment: your link was not used.',
  },
};

const PAGE = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Tandem</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:1.125rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}button{font:inherit;padding:.75rem 1.5rem;border:0;border-radius:.25rem;background:#00458c;color:#fff}a{color:#00458c}</style></head>
<body><main><h1 id="title"></h1><p id="said" role="status"></p><button id="go" hidden></button> <a id="docs" href="/api/docs" hidden></a></main><script src="/sign-in.js"></script></body></html>
`;

// A button, because mail programs open links to look at them: only a person spends this one.
const SCRIPT = `const words = ${JSON.stringify(WORDS)};
const language = navigator.language.startsWith('en') ? 'en' : 'fr';
const said = words[language];
const by = (id) => document.getElementById(id);
const token = new URLSearchParams(location.hash.slice(1)).get('token');
history.replaceState(null, '', location.pathname);
document.documentElement.lang = language;
document.title = by('title').textContent = said.title;
by('docs').textContent = said.docs;
by('go').textContent = said.button;
by('said').textContent = token ? said.ask : said.none;
by('go').hidden = !token;
by('go').addEventListener('click', async () => {
  by('go').disabled = true;
  try {
    const response = await fetch('/api/v1/sign-in/link', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language }, body: JSON.stringify({ token }) });
    const answer = await response.json();
    by('said').textContent = response.ok ? said.done : answer.title;
    by('go').hidden = true;
    by('docs').hidden = !response.ok;
  } catch {
    by('said').textContent = said.down;
    by('go').disabled = false;
  }
});
`;

/** Where a one-time link leads: the token stays in the browser until somebody presses the button. */
export function registerSignInPage(pages: FastifyInstance): void {
  pages.get('/sign-in', async (_request, reply) => reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(PAGE));
  pages.get('/sign-in.js', async (_request, reply) => reply.type('text/javascript').send(SCRIPT));
}
