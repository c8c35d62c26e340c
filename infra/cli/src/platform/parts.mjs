// The processes of the platform. The health ports follow the order: add a part at the end.

/** Services with a database of their own. */
export const SERVICES = ['recruitment', 'matching', 'contracts', 'payments', 'evaluation', 'inbox', 'gateway'];

/** @type {ReadonlyArray<{ name: string, folder: string }>} gateway last: it opens the door once the others answer */
export const PARTS = [
  ...SERVICES.filter((s) => s !== 'gateway').map((name) => ({ name, folder: `services/${name}` })),
  { name: 'workflows', folder: 'workflows' },
  { name: 'gateway', folder: 'services/gateway' },
];

/** Everyone who signs requests. `cli` is the launcher's own voice (`tandem init`, the stepped clock). */
export const SIGNERS = [...PARTS.map((p) => p.name), 'cli'];

export const DEFAULT_PORTS = {
  gateway: 8080,
  postgres: 15432,
  nats: 4222,
  temporal: 7233,
  temporalUi: 8233,
  smtp: 1025,
  mailbox: 8025,
  ...Object.fromEntries(PARTS.map((p, i) => [`health.${p.name}`, 8101 + i])),
};
