import { ok } from '../../../shared/errors/failure'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'

export const tableHandlers = (
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
): HandlersOf<'tables'> => ({
  'tables:save': async ({ name, format, columns, lines }, { signal }) => {
    const table = makeTable(format, columns)
    table.add(lines)
    const file = await table.file(signal)
    if (!file.ok) return file
    const { bytes, rewritten } = file.value
    const saved = await dialogs.save(`${name}.${format}`, bytes)
    return saved.ok ? ok({ ...saved.value, rewritten }) : saved
  },
})
