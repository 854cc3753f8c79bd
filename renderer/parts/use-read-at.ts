import { useReach } from './use-reach'

/** Of when the answer is at the latest, in milliseconds since 1970. */
export const useReadAt = ({ dataUpdatedAt }: { readonly dataUpdatedAt: number }): number => {
  const reach = useReach()
  // What was read after the way was cut came from this computer's own database: it is older still.
  return reach?.state === 'offline' ? Math.min(dataUpdatedAt, Date.parse(reach.since)) : dataUpdatedAt
}
