import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './store';

const refusal = (text: string, responseCode: number): Error => Object.assign(new Error(text), { responseCode });
/** Addresses that exist to be refused: the example's person whose mail bounces. */
const bounces = (address: string): boolean => /^bounce/i.test(address) || /@bounce\.example$/i.test(address);

/** The sandbox's mail server: takes every mail for anybody, except where a bounce is wanted. */
export function mailServer(store: MailStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    banner: 'Tandem sandbox mailbox',
    onRcptTo: ({ address }, _session, done) => done(bounces(address) ? refusal('No such user here', 550) : undefined),
    onData: (stream, session, done) => {
      simpleParser(stream)
        .then(async (mail) => {
          for (const to of session.envelope.rcptTo) await store.keep(to.address.toLowerCase(), mail);
        })
        // "Later", not "never": what failed is our table.
        .then(() => done(), () => done(refusal('Try again later', 451)));
    },
  });
}
