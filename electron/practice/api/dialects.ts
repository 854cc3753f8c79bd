import type { Dialect } from '../options'
import type { Shapes } from './shapes'
import { examplesShapes } from './shapes-examples'
import { mixedShapes } from './shapes-mixed'
import { referenceShapes } from './shapes-reference'

/** A set of shapes for one service: the mixed one counts its turns. */
export const shapesOf = (dialect: Dialect): Shapes =>
  ({ reference: referenceShapes, examples: examplesShapes, mixed: mixedShapes })[dialect]()
