/** What the dossier needs from this module: deleting all of it, and giving its owner a copy. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { DossierEraser, DossierExporter } from '../../enterprises/index.ts';
import { findResult, listAllAssessments, listAnswerHistory } from '../store/assessments.read.ts';
import { eraseAssessments } from '../store/assessments.write.ts';

export const assessmentEraser: DossierEraser = eraseAssessments;

export const assessmentExporter: DossierExporter = {
  section: 'assessments',
  read: async (db: Db, dossierId: string) => {
    const copies: unknown[] = [];
    for (const { dossierId: _mine, ...assessment } of await listAllAssessments(db, dossierId)) {
      const answers = await listAnswerHistory(db, assessment.id);
      copies.push({ ...assessment, answers, result: (await findResult(db, assessment.id)) ?? null });
    }
    return copies;
  },
};
