import { Controls } from "./ui/Controls";
import { FileDrop } from "./ui/files/FileDrop";
import { Header } from "./ui/Header";
import { Notices } from "./ui/Notices";
import { Results } from "./ui/Results";
import { useTheme } from "./ui/useTheme";

/** The page: controls on one side, what a run shows on the other. */
export function App() {
  useTheme();
  return (
    <FileDrop>
      <a className="skip" href="#results">
        Skip to the results
      </a>
      <Header />
      <main className="lab">
        <Notices />
        <Controls />
        <Results />
      </main>
    </FileDrop>
  );
}
