import { graphTaskCases } from "./graphTask.cases";

graphTaskCases("cpu");
graphTaskCases("wasm");
