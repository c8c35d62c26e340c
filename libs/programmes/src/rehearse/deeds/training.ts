import { parisInstant } from '@tandem/kernel';
import { dateOf, msOf } from '../days';
import type { Deeds } from '../scene';

export const training: Deeds = {
  inviting: {
    does: (s) => {
      const wish = s.in(s.assumed('trainings.notice'));
      const at = s.book('trainings', wish);
      s.marks.sessionWishedAt = wish;
      s.tell('enrolment.invited', s.lived.subject.row('enrolment'), { person: s.lived.subject.id, session: `session-${dateOf(at)}`, ends: dateOf(at) });
    },
  },
  answering: {
    does: (s) => {
      const { enrolment } = s.memory.ids;
      if (!s.chance('training.accepts')) return s.tell('enrolment.declined', enrolment);
      s.tell('enrolment.enrolled', enrolment);
      return s.tell('enrolment.confirmed', enrolment, { ends: s.memory.dates.ends });
    },
  },
  attending: {
    when: (s) => {
      s.because('trainings', s.marks.sessionWishedAt);
      return Math.max(s.now, msOf(parisInstant(s.memory.dates.ends, '18:00')));
    },
    does: (s) => {
      s.marks.attended = s.chance('training.attends') ? 1 : 0;
      s.tell(s.marks.attended ? 'enrolment.attended' : 'enrolment.excused', s.memory.ids.enrolment);
    },
  },
  validating: {
    does: (s) => {
      const done = s.lived.subject.progress.courses;
      const course = (s.options.courses as string[]).find((id) => !done.includes(id));
      return s.tell(s.marks.attended ? 'enrolment.completed' : 'enrolment.required-again', s.memory.ids.enrolment, { course });
    },
  },
};
