// `npm run css-types`: writes the class names of the CSS modules as types, for the compiler and editors.
import { root } from './lib/bootstrap.mjs'
import { writeCssTypes } from './lib/css-types.mjs'

writeCssTypes(root)
