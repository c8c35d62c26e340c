import { defineErrors } from '@tandem/kernel';

export const PLATFORM_ERRORS = defineErrors({
  FILE_EMPTY: { status: 422, fr: 'Le fichier est vide.', en: 'The file is empty.' },
  FILE_TOO_BIG: { status: 413, fr: 'Le fichier dépasse 10 Mo.', en: 'The file is over 10 MB.' },
  FILE_TYPE: { status: 415, fr: 'Seuls les PDF, images JPEG ou PNG et classeurs XLSX sont acceptés.', en: 'Only PDF, JPEG, PNG and XLSX are accepted.' },
});
