import type { BackendRequest } from "../ops/backendInfo";
import type { Client, createClient } from "../train/client";
import type { Request, Response } from "../train/protocol";
import { english, loadWords } from "../words/load";
import { type LanguageId, languages } from "../words/words";
import { createDataControl } from "./data/dataActions";
import { createFileControl } from "./data/fileActions";
import { createLending } from "./engineLoan";
import { firstForm, formOf } from "./form";
import { createFormActions } from "./formActions";
import { createGraphAsking } from "./graph/asking";
import { readLectureAddress } from "./lecture/address";
import { linkOfAddress } from "./link/address";
import { firstLanguage } from "./page/language";
import { firstBackend, firstTheme, readPreference, writePreference } from "./page/preferences";
import { firstView, viewNotice } from "./page/view";
import { createRecordActions } from "./record/recordActions";
import { createRunControl } from "./runActions";
import { type Access, type LabState, nothingShown } from "./state";

/** Creates the page's state as its address asks for it and what a person can do with it, over any maker of workers. */
export function labState(startClient: typeof createClient, search: string, hash = "") {
  return (replace: (part: Partial<LabState>) => void, get: () => LabState): LabState => {
    let client: Client | undefined;
    const send = (request: Request): void => client?.send(request);
    const access: Access = { get, set: replace };
    const files = createFileControl(access, send);
    const graphs = createGraphAsking(send);
    const base = globalThis.document?.baseURI;
    const data = createDataControl(access, send, base ?? "");
    let started: BackendRequest | undefined;
    const startEngine = (backend: BackendRequest): void => {
      started = backend;
      replace({ engine: { state: "starting" } });
      send({ type: "backend", backend });
    };
    /** Ends the worker with all that it holds, and starts a fresh one that knows the files again. */
    const renewEngine = (backend: BackendRequest): void => {
      client?.restart();
      graphs.lose("The training worker was started anew; the picture is drawn again.");
      startEngine(backend);
      files.reopen();
      data.ask();
    };
    /** Makes the engine fit to run: starts it anew after a fault, or with another backend. */
    const ensureEngine = (backend: BackendRequest = get().backendRequest): void => {
      if (get().engine.state === "failed") renewEngine(backend);
      else if (started !== backend) startEngine(backend);
    };
    /** The same for work that has begun elsewhere: what `auto` came to is as good as that backend by its name. */
    const ensureAlike = (backend: BackendRequest | undefined): void => {
      const { engine } = get();
      if (engine.state !== "ready" || engine.backend.id !== backend) ensureEngine(backend);
    };
    const run = createRunControl(access, send, { ensureEngine, ensureAlike });
    const lending = createLending({
      send,
      ensureEngine: ensureAlike,
      renewEngine: () => renewEngine(started ?? get().backendRequest),
      isFree: () => client !== undefined && get().activity === "idle",
      onChange: (guest) => {
        replace({ guest: guest?.name });
        if (!guest) run.startNext();
      },
    });
    /** Whoever trains in the worker. */
    const tenant = () => lending.guest ?? run;
    const hear = (response: Response): void => {
      switch (response.type) {
        case "ready":
          replace({ engine: { state: "ready", backend: response.backend } });
          break;
        case "engineFailed":
          replace({ engine: { state: "failed", message: response.message } });
          tenant().lose(response);
          graphs.lose(response.message);
          break;
        case "events":
        case "paused":
        case "snapshot":
          tenant().hear(response);
          break;
        case "maskUpdate":
          run.see(response);
          break;
        case "silence":
          replace({ silent: response.silent });
          break;
        case "graph":
        case "graphRefused":
        case "predictions":
          graphs.hear(response);
          break;
        case "opening":
        case "opened":
        case "refused":
          files.hear(response);
          break;
        case "shelf":
        case "fetching":
        case "fetched":
        case "fetchEnded":
          data.hear(response);
          break;
        default:
          response satisfies never;
      }
    };
    const { backend, notice: backendNotice } = firstBackend(search, readPreference("backend"));
    const { theme, notice: themeNotice } = firstTheme(search);
    const { language, notice: languageNotice } = firstLanguage(search);
    const notice = [backendNotice, viewNotice(search), languageNotice, themeNotice, readLectureAddress(search).notice]
      .filter((sentence) => sentence !== undefined)
      .join(" ");
    const speak = (language: LanguageId): void => {
      loadWords(language).then(
        (words) => replace({ words }),
        () =>
          replace({
            notice: `The texts in ${languages[language].name} could not be fetched. Check the connection and choose the language again.`,
          }),
      );
    };
    const link = linkOfAddress({ search, hash }, base)?.link;
    return {
      view: firstView(search),
      form: link ? formOf(link.setup) : firstForm,
      opened: [],
      links: link?.dataLink ? [link.dataLink] : [],
      fetches: {},
      engine: { state: "starting" },
      backendRequest: backend,
      notice: notice === "" ? undefined : notice,
      activity: "idle",
      overlays: [],
      silent: false,
      ...nothingShown,
      axis: link?.axis ?? "epoch",
      convention: link?.count ?? "rigl",
      theme,
      words: english,
      connect: () => {
        if (client) return;
        client = startClient(hear);
        startEngine(get().backendRequest);
        data.ask();
        if (language !== "en") speak(language);
      },
      runOrResume: run.runOrResume,
      runAgain: run.runAgain,
      pause: run.pause,
      step: run.step,
      reset: run.reset,
      watchUpdate: run.watchUpdate,
      goOn: run.goOn,
      openFiles: files.openFiles,
      useOpened: files.useOpened,
      forgetOpening: files.forgetOpening,
      download: data.download,
      fetchLink: data.fetchLink,
      cancelFetch: data.cancelFetch,
      discard: data.discard,
      drawGraph: graphs.drawGraph,
      askPredictions: graphs.askPredictions,
      ...createFormActions(access),
      chooseBackend: (backendRequest) => {
        writePreference("backend", backendRequest);
        replace({ backendRequest });
        // A run that is under way keeps its engine; the next one starts with the new one.
        if (get().activity === "idle" && !lending.guest) startEngine(backendRequest);
      },
      restartEngine: () => {
        renewEngine(get().backendRequest);
        tenant().lose({ message: "The engine was started anew.", fault: "worker" });
      },
      borrowEngine: lending.borrow,
      takeEngine: () => {
        if (lending.guest && run.startLater()) lending.guest.leave();
      },
      ...createRecordActions(access, () => (lending.guest ? get().takeEngine() : run.runAgain()), base ?? ""),
      chooseView: (view) => replace({ view }),
      dismissNotice: () => replace({ notice: undefined }),
      chooseAxis: (axis) => replace({ axis }),
      chooseConvention: (convention) => replace({ convention }),
      chooseTheme: (theme) => {
        writePreference("theme", theme);
        replace({ theme });
      },
      chooseLanguage: (language) => {
        writePreference("language", language);
        speak(language);
      },
    };
  };
}
