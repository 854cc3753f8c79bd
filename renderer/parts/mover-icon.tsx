import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleDotted,
  IconClockFilled,
  IconKeyFilled,
  IconProgress,
  IconPuzzleFilled,
  IconUserFilled,
  type Icon,
} from '@tabler/icons-react'
import type { Mover } from '../../shared/domain/status'

const icons: Record<Mover, Icon> = {
  customer: IconUserFilled,
  credentials: IconKeyFilled,
  retry: IconClockFilled,
  support: IconAlertTriangleFilled,
  data: IconPuzzleFilled,
  nobody: IconCheck,
  running: IconProgress,
  unknown: IconCircleDotted,
}

/** The icon for who has to act next. Words are beside it. */
export const MoverIcon = ({ mover }: { readonly mover: Mover }) => {
  const Mark = icons[mover]
  return <Mark size={12} aria-hidden />
}
