// P9: conventions per second, PDF/UA-1, each with other names and words, in one thread; beside it the floor of the same
// run: one page of one line by the same compiler. Needs `npm run build`.
import { createRequire } from 'node:module';
import { report } from './lib/report.mjs';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const built = (file) => require(`../services/contracts/dist/${file}.js`);
const { Typesetter } = built('documents/typesetter');
const { defaultText, wordsIn } = built('documents/wording');
const { documentOf } = built('domain/document');

const GOAL = 100;
const COUNT = Number(process.env.DOCUMENTS ?? 300);
const WARM = 20;

const edition = (kind) => ({ ...defaultText(kind, 'fr'), edition: 1, sha256: 'ab'.repeat(32) });
const texts = { language: 'fr', template: edition('convention'), charter: edition('charter'), words: wordsIn('fr') };
const parties = ['partner', 'referent', 'ru', 'signatory'].map((role) => ({ role, person: role }));
const convention = (i) => documentOf(
  {
    id: `0192f0c1-0000-7000-8000-${String(i).padStart(12, '0')}`, starts: '2026-02-01', ends: '2027-01-31', establishment: 'Centre hospitalier', mission: `Mission ${i}`, place: `Salle ${i % 40}`,
    level: 'PARTNERSHIP', halfDaysCap: 40, rateTable: 'Barème 2026', partnerNoticeDays: 15, route: i % 2 ? 'VACATAIRE_FPH' : 'BENEVOLE', parties,
  },
  texts, new Map(parties.map((p) => [p.person, `Prénom-${i} Nom de ${p.role}`])),
);

const AT = '2026-01-05T09:00:00.000Z';
const perSecond = (work) => {
  for (let i = 0; i < WARM; i += 1) work(i);
  const start = performance.now();
  for (let i = WARM; i < WARM + COUNT; i += 1) work(i);
  return COUNT / ((performance.now() - start) / 1000);
};

const typesetter = new Typesetter();
const { compiler } = typesetter;
const line = (i) => `#set document(title: "T")\n#set text(lang: "fr", font: "Libertinus Serif")\nLigne ${i}.`;
const floor = perSecond((i) => {
  compiler.pdf({ mainFileContent: line(i) }, { pdfStandard: 'ua-1', creationTimestamp: 1 });
  compiler.evictCache(10);
});
const ours = perSecond((i) => typesetter.render(convention(i), AT));
const sample = typesetter.render(convention(1), AT).bytes;
report('documents', [
  ['conventions/s', Math.round(ours), `>= ${GOAL}`],
  ['ms per convention', Number((1000 / ours).toFixed(1))],
  ['floor, one line/s', Math.round(floor)],
  ['ratio to the floor', Number((ours / floor).toFixed(2))],
  ['bytes per PDF', sample.length],
]);
