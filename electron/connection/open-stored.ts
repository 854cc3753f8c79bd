import { ok } from '../../shared/errors/failure'
import { anchorOf } from '../activity/anchor'
import { openActivity } from '../activity/open-activity'
import { openStore } from '../store/store-client'
import type { Connection } from './connection-file'
import type { Scope } from './scope'
import { storeFilesOf, type SessionParts } from './session-parts'

/** Opens what is stored of the connection: its identity, database and activity log. */
export const openStored = async (connection: Connection, parts: SessionParts, scope: Scope) => {
  const { identities, keychain, emit, logger, now } = parts
  const identity = await identities.loadIdentity(connection.id)
  if (!identity.ok) return identity
  const key = await identities.storeKey(connection.id)
  if (!key.ok) return key
  const anchor = anchorOf(keychain, connection.id)
  const anchored = await anchor.read()
  if (!anchored.ok) return anchored
  const opened = await openStore(parts.startStore, {
    ...storeFilesOf(parts.folder, connection.id),
    key: key.value,
  })
  key.value.fill(0)
  if (!opened.ok) return opened
  const store = opened.value
  scope.add('store', store.close)
  if (store.copy)
    logger.info('the database was brought to a new form; as it was it is kept beside', { copy: store.copy })
  store.onDamage(({ table, id }) => logger.error('a sealed row does not open', { table, id }))

  const { activity, activityReader, trouble } = await openActivity({
    store,
    anchor,
    emit: (head) => emit('activity:changed', { head }),
    now,
  })
  scope.add('activity', activity.flush)
  scope.add('activity reader', activityReader.close)
  return ok({ identity: identity.value, store, activity, activityReader, notice: store.readOnly ?? trouble })
}

export type Stored = Extract<Awaited<ReturnType<typeof openStored>>, { readonly ok: true }>['value']
