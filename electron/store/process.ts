/** Entry of the store's process: the only place where the database driver runs. */
import { parentPort } from '../processes/parent'
import { serve } from '../processes/port'
import { createStoreServer } from './server'

serve(parentPort(), createStoreServer())
