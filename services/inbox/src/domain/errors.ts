import { defineErrors } from '@tandem/kernel';

export const INBOX_ERRORS = defineErrors({
  TASK_OF_ANOTHER_ROLE: { status: 403, fr: 'Cette tâche est confiée à un autre rôle ({role}).', en: 'This task is given to another role ({role}).' },
});
