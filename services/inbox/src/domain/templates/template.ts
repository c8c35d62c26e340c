/** A letter's subject and paragraphs, before greeting and signature. */
export interface Draft {
  subject: string;
  body: readonly string[];
}
export type Language = 'fr' | 'en';

/**
 * One letter as data: our own plain words in both languages. It names no health, no amount but the person's own, and no
 * other person; what is private is read after signing in at `home`.
 */
export interface Template<P extends object> {
  /** Carries a code, a link or a ticket: its text is not kept once it is out. */
  secret?: true;
  fr: (params: P, home: string) => Draft;
  en: (params: P, home: string) => Draft;
}
export const template = <P extends object = object>(t: Template<P>): Template<P> => t;

const FRAME = {
  fr: { hello: 'Bonjour', bye: ['À bientôt,', 'L’équipe du partenariat patient'], note: 'Message envoyé automatiquement par Tandem.' },
  en: { hello: 'Hello', bye: ['With kind regards,', 'The patient partnership team'], note: 'Sent automatically by Tandem.' },
};

/** The whole letter, as plain text: every mail reader and every screen reader reads it. */
export function layout({ subject, body }: Draft, language: Language, givenName: string | undefined): { subject: string; text: string } {
  const { hello, bye, note } = FRAME[language];
  const greeting = givenName ? `${hello} ${givenName},` : `${hello},`;
  return { subject, text: [greeting, ...body, bye.join('\n'), `--\n${note}`].join('\n\n') + '\n' };
}
