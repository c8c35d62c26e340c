import { charterEvents, templateEvents } from '@tandem/messages';
import { Aggregate } from '@tandem/platform';
import { Column, Entity, Index } from 'typeorm';
import type { Article, Language } from '../domain/texts';

abstract class TextRow extends Aggregate {
  @Column('text') language: Language;
  /** Counts per organisation and language, from 1. */
  @Column('int') edition: number;
  @Column('text') title: string;
  @Column('jsonb') articles: Article[];
  /** Of the canonical JSON of language, title and articles. */
  @Column('text') sha256: string;

  facts() {
    return { edition: this.edition, sha256: this.sha256 };
  }
}

@Entity('template')
@Index('template_edition', ['organisationId', 'language', 'edition'], { unique: true })
export class Template extends TextRow {
  family() {
    return templateEvents;
  }
}

@Entity('charter')
@Index('charter_edition', ['organisationId', 'language', 'edition'], { unique: true })
export class Charter extends TextRow {
  family() {
    return charterEvents;
  }
}
