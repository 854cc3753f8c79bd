import { z } from 'zod'
import type { MeterMatch } from '../../shared/intervals/meter-match'
import { fail, ok, type Result } from '../../shared/errors/failure'
import type { Directory } from '../directory/directory'
import type { ProfileTurns } from '../lib/turns'
import { metersSetting } from '../store/kinds'
import type { Store } from '../store/store'

/**
 * Which bills belong to which interval meter, as confirmed by a person. Stored sealed until the profile is forgotten.
 */
export interface MeterMatches {
  readonly of: (profileId: number) => Promise<Result<readonly MeterMatch[]>>
  /** Replaces what was confirmed for this meter before. Fails with `not-found` for a profile that was forgotten. */
  readonly put: (profileId: number, match: MeterMatch) => Promise<Result<readonly MeterMatch[]>>
}

const part = z.string().nullable()
const schema = z.array(
  z.object({
    meterId: z.string(),
    bills: z.object({ type: z.string(), accountNumber: part, serviceId: part, meterNumber: part }).nullable(),
  }),
)

/** Data that another version has stored is ignored; a person is then asked again. */
const matchesOf = (stored: unknown): readonly MeterMatch[] => schema.safeParse(stored).data ?? []

/** No profile has this many meters. A page that asks for more has an error. */
const mostMeters = 200

export const createMeterMatches = (
  { settings }: Pick<Store, 'settings'>,
  { isGone }: Pick<Directory, 'isGone'>,
  turns: Pick<ProfileTurns, 'take'>,
): MeterMatches => {
  const of: MeterMatches['of'] = async (profileId) => {
    const stored = await settings.get(metersSetting(profileId))
    return stored.ok ? ok(matchesOf(stored.value)) : stored
  }
  return {
    of,
    // In the profile's turn: while it is being forgotten, nothing of it is written down again.
    put: (profileId, { meterId, bills }) =>
      turns.take(profileId, async () => {
        if (isGone(profileId)) return fail('not-found')
        const written = await settings.change(metersSetting(profileId), (stored) =>
          [...matchesOf(stored).filter((each) => each.meterId !== meterId), { meterId, bills }]
            .slice(-mostMeters)
            .map((each) => ({ meterId: each.meterId, bills: each.bills && { ...each.bills } })),
        )
        return written.ok ? of(profileId) : written
      }),
  }
}
