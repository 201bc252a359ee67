/** The page's entry: theme before paint, the connection, the actions, the frame. */
import { createRoot } from 'react-dom/client'
import { runAction } from './client/actions.ts'
import { connect } from './client/connection.ts'
import { startTheme } from './client/look.ts'
import { startSession } from './client/session.ts'
import { App } from './frame/App.tsx'
import { registerFrameActions } from './frame/frameActions.ts'
import './style/base.css'

startTheme()
registerFrameActions()
startSession(connect(), runAction)
createRoot(document.getElementById('root') as HTMLElement).render(<App />)
