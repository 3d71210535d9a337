import { BackendChip } from "./BackendChip";
import { LanguageSwitch } from "./LanguageSwitch";
import { LectureButtons } from "./lecture/LectureButtons";
import { ShareButton } from "./share/ShareButton";
import { ThemeSwitch } from "./ThemeSwitch";
import { useWords } from "./useWords";
import { ViewTabs } from "./ViewTabs";

/** The page's name, its two views, what it computes on, and how it is coloured. */
export function Header() {
  const t = useWords();
  return (
    <header className="header">
      <img className="header-icon" src="./icon.svg" alt="" width={28} height={28} />
      <h1 translate="no">Sparse GNN Lab</h1>
      <ViewTabs />
      <p className="header-claim">{t`Prune a graph neural network, or train it sparse from the start`}</p>
      <ShareButton />
      <LectureButtons />
      <BackendChip />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}
