import { loadDefinition } from '../definition/load';
import { mermaidOf } from '../draw/mermaid';
import { picturesOf } from '../draw/picture';
import { svgOf } from '../draw/svg';
import { loadPreset, presetIds } from '../preset/presets';
import { editedFrom, WHOLE } from '../testing/whole';
import { explained } from './explain';
import { dateText, deadlineText, durationText, listText } from './words';

const whole = loadDefinition(WHOLE);
const BARE = /undefined|null|NaN|\[object|\b(panel|meeting|halfday|one-off|steering-group|user-representative)\b/;

describe('the procedure in plain French', () => {
  it('says every stage in order, what it comes after, who is waited for and until when', () => {
    const text = explained(loadPreset('chu-nice'));
    expect(text).toContain('# Partenariat patient du CHU de Nice');
    expect(text).toContain('### 5. Convention\n\nAprès « Formation commune » et « Choix du projet ». La convention est signée dans cet ordre');
    expect(text).toContain('- La coordination : vérifier la candidature, sous 10 jours, rappel 5 jours après ; sinon la ou le responsable prend le relais, puis sous 5 jours ; sinon l’attente est prolongée.');
    expect(text).toContain('Un jury reçoit la personne : 1 professionnel et 1 représentant des usagers');
    expect(text).toContain('Pour la coordination (patient) : ____');
  });

  it('says the delays of the programme and not those of the house', () => {
    const text = explained(loadDefinition(editedFrom(WHOLE)(['ownDoctor: warned', 'ownDoctor: warned, deadlines: { answer: { within: 4bd, remind: [2bd] } }'])));
    expect(text).toContain('convenir avec la personne de la suite et le lui confirmer, sous 4 jours ouvrés, rappel 2 jours ouvrés après');
  });

  it('says what only concerns some, what is never paid, and the words avoided', () => {
    const text = explained(whole);
    for (const part of ['Seulement pour : tâche : Entretien', 'Statut SALARIE : rien n’est versé ici', 'On ne dit pas « prise en charge »', 'On peut revenir à la phase « écoute », 1 fois au plus', '1er septembre 2025 au 31 août 2026', 'voix consultative, par élection pour 36 mois'])
      expect(text).toContain(part);
  });

  it.each(presetIds())('holds no word of the file itself in %s', (id) => {
    expect(explained(loadPreset(id))).not.toMatch(BARE);
  });

  it('holds no word of the file itself in a programme of every kind', () => {
    expect(explained(whole)).not.toMatch(BARE);
  });

  it('says durations, dates and lists as people do', () => {
    expect(['1bd', '10bd', '21d', '12mo', '48h'].map(durationText)).toEqual(['1 jour ouvré', '10 jours ouvrés', '21 jours', '12 mois', '48 heures']);
    expect([dateText('2026-03-01'), dateText('2026-08-31')]).toEqual(['1er mars 2026', '31 août 2026']);
    expect([listText([]), listText(['a']), listText(['a', 'b', 'c'], 'ou')]).toEqual(['', 'a', 'a, b ou c']);
    expect(deadlineText({ within: '7d', then: 'task', to: 'lead' }, 'lead')).toBe('sous 7 jours ; sinon une tâche lui est confiée');
  });
});

describe('the picture of a programme', () => {
  it('puts each stage to the right of what it comes after, none upon another', () => {
    for (const { boxes } of [...picturesOf(whole), ...picturesOf(loadPreset('chu-nice'))]) {
      for (const box of boxes) for (const before of box.after) expect(boxes.find((b) => b.id === before)?.column).toBeLessThan(box.column);
      expect(new Set(boxes.map((b) => `${b.column},${b.row}`)).size).toBe(boxes.length);
    }
  });

  it('is a Mermaid flowchart with an arrow per link and a dashed box for what is not for everybody', () => {
    const text = mermaidOf(whole);
    expect(text).toMatch(/^flowchart LR\n {2}subgraph partner\["parcours des partenaires"\]/);
    expect(text).toContain('partner_motivation --> partner_convention');
    expect(text).toContain('structure_agreement -. ouvre .-> partner_application');
    expect(text).toContain('style partner_motivation stroke-dasharray');
  });

  it('is an SVG that has a title, escapes what it is given, and needs nothing from elsewhere', () => {
    const svg = svgOf(loadDefinition(editedFrom(WHOLE)(['fr: Programme entier', 'fr: "A & <b>"'])));
    expect(svg).toContain('<title id="title">A &amp; &lt;b&gt;, version 1</title>');
    expect(svg.match(/<rect /g)).toHaveLength(13);
    expect(svg).not.toMatch(/href|<script|@import|url\(http/);
    expect(svg).not.toMatch(/undefined|NaN/);
  });

  it('is the same for the same file', () => {
    expect([svgOf(whole), mermaidOf(whole)]).toEqual([svgOf(loadDefinition(WHOLE)), mermaidOf(loadDefinition(WHOLE))]);
  });
});
