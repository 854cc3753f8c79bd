import { maxDeletes, type DeletesAllowed } from '../../shared/domain/bulk'
import { readAdministrator } from '../administrator/administrator-file'

/** How many profiles a bulk run may delete. With a fault in the administrator's file nothing is allowed beyond the default. */
export const deletesAllowedBy = async (file: string): Promise<DeletesAllowed> => {
  const { settings, problems } = await readAdministrator(file)
  const concerns = problems.filter(({ key }) => key === null || key === 'maxDeletesPerRun')
  return {
    maxPerRun: settings.maxDeletesPerRun ?? maxDeletes,
    problem: concerns.length === 0 ? null : concerns.map(({ words }) => words).join(' '),
  }
}
