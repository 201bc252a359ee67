/** Home, not drawn yet. */
import { Screen } from '../../ui/Screen.tsx'

export const HomeView = () => <Screen label="Home">{null}</Screen>
