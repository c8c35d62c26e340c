/**
 * Every refusal has a code. The code decides the HTTP status and the sentence a coordinator reads;
 * `details` fills the sentence and travels in the problem+json body. Codes are public: never renamed.
 */
export interface ErrorEntry {
  status: number;
  fr: string;
  en: string;
}

const registry = new Map<string, ErrorEntry>();

/** Adds a catalogue of codes; a code declared twice with another meaning stops the process. */
export function defineErrors<const T extends Record<string, ErrorEntry>>(entries: T): T {
  for (const [code, entry] of Object.entries(entries)) {
    const known = registry.get(code);
    if (known && known !== entry) throw new Error(`error code ${code} declared twice`);
    registry.set(code, entry);
  }
  return entries;
}

export function errorEntry(code: string): ErrorEntry {
  return registry.get(code) ?? { status: 500, fr: `Erreur inattendue (${code}).`, en: `Unexpected error (${code}).` };
}

/** All codes known to this process, for the generated reference. */
export const errorCodes = (): [string, ErrorEntry][] => [...registry].sort(([a], [b]) => a.localeCompare(b));

export interface FieldError {
  /** JSON path from the body's root: `slots[0].date`. */
  path: string;
  code: string;
  message: string;
}

export class TandemError extends Error {
  constructor(
    readonly code: string,
    readonly details: Record<string, unknown> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(code);
    this.name = 'TandemError';
  }
  get status(): number {
    return errorEntry(this.code).status;
  }
  /** The sentence with its `{placeholders}` filled from details; lists are joined with commas. */
  sentence(language: 'fr' | 'en' = 'fr'): string {
    return errorEntry(this.code)[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = this.details[name];
      return Array.isArray(value) ? value.join(', ') || '—' : String(value ?? '—');
    });
  }
}

/** What every part shares. Each service adds its own beside its rules (`src/domain/errors.ts`). */
export const COMMON_ERRORS = defineErrors({
  VALIDATION: { status: 422, fr: 'Certaines informations sont à corriger : voir le détail de chaque champ.', en: 'Some fields need correcting: see each field.' },
  ILLEGAL_TRANSITION: { status: 409, fr: 'Impossible dans l’état actuel ({state}). Actions possibles : {allowed}.', en: 'Not possible in the present state ({state}). Allowed: {allowed}.' },
  NOT_BUILT_YET: { status: 501, fr: 'Cette action ({aggregate} : {command}) n’est pas encore disponible ; rien n’a été enregistré.', en: 'This action ({aggregate}: {command}) is not available yet; nothing was written.' },
  NOT_FOUND: { status: 404, fr: 'Introuvable dans votre périmètre.', en: 'Not found in your scope.' },
  FORBIDDEN: { status: 403, fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' },
  UNAUTHENTICATED: { status: 401, fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' },
  STALE_VERSION: { status: 412, fr: 'Quelqu’un a modifié cet élément entre-temps (version {version}). Relisez-le avant de recommencer.', en: 'Somebody changed this in the meantime (version {version}). Read it again first.' },
  VERSION_REQUIRED: { status: 428, fr: 'Indiquez la version que vous avez lue (en-tête If-Match).', en: 'Say which version you read (If-Match header).' },
  KEY_REQUIRED: { status: 400, fr: 'Chaque commande porte une clé d’idempotence (en-tête Idempotency-Key).', en: 'Each command carries an Idempotency-Key header.' },
  KEY_REUSED: { status: 422, fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.', en: 'This idempotency key was used for another request.' },
  OUTCOME_UNKNOWN: { status: 504, fr: 'Pas de réponse à temps. Recommencez avec la même clé : la demande ne sera pas faite deux fois.', en: 'No answer in time. Try again with the same key: it will not be done twice.' },
  UNAVAILABLE: { status: 503, fr: 'Cette partie de Tandem redémarre. Réessayez dans un instant.', en: 'This part of Tandem is restarting. Try again shortly.' },
  INTERNAL: { status: 500, fr: 'Une erreur inattendue est survenue ; elle a été enregistrée.', en: 'Something unexpected happened; it was recorded.' },
  IDENTIFIER_IN_TEXT: { status: 422, fr: 'Ce texte contient ce qui ressemble à un {kind}. Retirez-le : Tandem ne garde jamais cette donnée ici.', en: 'This text seems to hold a {kind}. Remove it: Tandem never stores it here.' },
});
