import "./settleAddress";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { startBridge } from "./store/embed/startBridge";
import { useLab } from "./store/lab";
import { useLink } from "./store/link/openedLink";
import { startUpdates } from "./store/page/startUpdates";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import "./ui/styles/header.css";
import "./ui/styles/more.css";
import "./ui/styles/layout.css";
import "./ui/styles/form.css";
import "./ui/styles/data.css";
import "./ui/styles/results.css";
import "./ui/styles/masks.css";
import "./ui/styles/lanes.css";
import "./ui/styles/lanesLayout.css";
import "./ui/styles/sweep.css";
import "./ui/styles/sweepForm.css";
import "./ui/styles/history.css";
import "./ui/styles/hosting.css";
import "./ui/styles/embed.css";
import "./ui/styles/record.css";

useLab.getState().connect();
useLink.getState().connect();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

// Behind the first picture: a sweep that was going when the page was left goes on in either view.
void import("./store/sweep/sweep").catch(() => undefined); // the page tells of a part that is lost

void startBridge().catch(() => undefined); // the page around this one hears nothing then, and this one goes on

startUpdates();
