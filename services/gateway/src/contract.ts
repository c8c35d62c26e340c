import { recruitmentOperations, summaryAnswer, ROLES } from '@tandem/messages';
import { z } from 'zod';

/** A route of the gateway itself: what the contract of the services does not hold. OpenAPI is made from both. */
export interface DoorRoute {
  method: 'GET' | 'POST';
  /** Under /api/v1. */
  path: string;
  tag: 'session' | 'sandbox' | 'setup' | 'files' | 'platform';
  summary: { fr: string; en: string };
  security: 'none' | 'session' | 'setup-token';
  /** JSON body of a POST, query of a GET. */
  input?: z.ZodType;
  output?: z.ZodType;
  example?: unknown;
  status?: number;
  /** Refusals of its own besides those every route may answer. */
  problems?: readonly number[];
  /** Bytes in or out, streamed. */
  bytes?: 'in' | 'out';
  sandbox?: true;
  keyed?: true;
}

const grant = z.object({ role: z.enum(ROLES), organisation: z.string(), programme: z.string().optional(), unit: z.string().optional() });
const signedIn = z.object({ token: z.string(), person: z.uuid(), grants: z.array(grant), expires: z.iso.datetime() });
const PERSON = '0192f0c1-0000-7000-8000-00000000000b';
const TOKEN = 'bGllbi1hLXVzYWdlLXVuaXF1ZS1kZS1sLWV4ZW1wbGU';
const oneTimeToken = z.strictObject({ token: z.string().min(20).max(100) });

export const doorRoutes = {
  me: {
    method: 'GET', path: '/me', tag: 'session', security: 'session', output: signedIn.omit({ token: true }),
    summary: { fr: 'Qui je suis, et mes rôles', en: 'Who I am, and my roles' },
  },
  linkSignIn: {
    method: 'POST', path: '/sign-in/link', tag: 'session', security: 'none', input: oneTimeToken, output: signedIn, example: { token: TOKEN }, problems: [410],
    summary: { fr: 'Se connecter avec un lien à usage unique', en: 'Sign in with a one-time link' },
  },
  mailSignIn: {
    method: 'POST', path: '/sign-in/magic', tag: 'session', security: 'none', input: z.strictObject({ mail: z.email().max(254) }), output: z.object({ accepted: z.literal(true) }), example: { mail: 'camille@exemple.fr' }, status: 202,
    summary: { fr: 'Recevoir un lien de connexion par mail (la réponse est la même si l’adresse est inconnue)', en: 'Get a sign-in link by mail (the answer is the same for an unknown address)' },
  },
  signOut: {
    method: 'POST', path: '/sign-out', tag: 'session', security: 'session', output: z.object({}),
    summary: { fr: 'Se déconnecter', en: 'Sign out' },
  },
  setup: {
    method: 'POST', path: '/setup', tag: 'setup', security: 'setup-token', keyed: true, input: recruitmentOperations.organisationSetup.input, status: 201,
    output: z.object({ organisation: z.string(), person: z.string(), token: z.string(), link: z.url(), expires: z.iso.datetime() }), example: recruitmentOperations.organisationSetup.example,
    summary: { fr: 'Créer une organisation et le lien de sa première administration (24 h, une fois)', en: 'Create an organisation and its first administrator’s link (24 h, once)' },
  },
  sandboxPeople: {
    method: 'GET', path: '/sandbox/people', tag: 'sandbox', security: 'none', sandbox: true, input: recruitmentOperations.personSandboxList.input, output: recruitmentOperations.personSandboxList.output,
    summary: { fr: 'Bac à sable : qui l’on peut être', en: 'Sandbox: who one can sign in as' },
  },
  sandboxSignIn: {
    method: 'POST', path: '/sandbox/sign-in', tag: 'sandbox', security: 'none', sandbox: true, input: z.strictObject({ person: z.uuid() }), output: signedIn, example: { person: PERSON },
    summary: { fr: 'Bac à sable : se connecter comme quelqu’un', en: 'Sandbox: sign in as somebody' },
  },
  clock: {
    method: 'GET', path: '/clock', tag: 'sandbox', security: 'none', sandbox: true, output: z.object({ now: z.iso.datetime(), revision: z.int() }),
    summary: { fr: 'Bac à sable : l’heure métier', en: 'Sandbox: business time' },
  },
  summary: {
    method: 'GET', path: '/summary', tag: 'platform', security: 'session', input: z.strictObject({ organisation: z.uuid().optional() }), output: summaryAnswer.extend({ missing: z.array(z.string()) }),
    summary: { fr: 'Les chiffres d’une organisation, comptés par chaque partie', en: 'The figures of an organisation, counted by each part' },
  },
  fileIn: {
    method: 'POST', path: '/files/:service/:organisation', tag: 'files', security: 'session', bytes: 'in', status: 201,
    output: z.object({ id: z.uuid(), sha256: z.string(), type: z.string(), size: z.int() }),
    summary: { fr: 'Déposer un fichier (PDF, JPEG, PNG ou XLSX, 10 Mo au plus) ; une commande le rattache ensuite, sinon il est effacé après 24 h', en: 'Hand in a file (PDF, JPEG, PNG or XLSX, 10 MB at most); a command claims it within 24 h' },
  },
  fileOut: {
    method: 'GET', path: '/files/:service/:id', tag: 'files', security: 'session', bytes: 'out',
    summary: { fr: 'Lire un fichier', en: 'Read a file' },
  },
} as const satisfies Record<string, DoorRoute>;
