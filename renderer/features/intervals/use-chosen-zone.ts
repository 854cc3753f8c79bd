import { z } from 'zod'
import { useRemembered } from '../../ui/remembered'
import { asSent, zoneChoices } from './zones'

const zoneChoice = z.string().refine((name) => zoneChoices.some(({ value }) => value === name))

/** The zone in which readings are shown and compared with bills, for all profiles. */
export const useChosenZone = () => useRemembered('intervals:zone', zoneChoice, asSent)
