// `npm run css-types`: the class names of the CSS modules, for the compiler and an editor.
import { root } from './lib/bootstrap.mjs'
import { writeCssTypes } from './lib/css-types.mjs'

writeCssTypes(root)
