import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { claimFigures, countedAndMeasured } from "../src/store/lecture/claimFigures";
import { type LectureState, lectureState } from "../src/store/lecture/lectureState";
import { lessonSteps } from "../src/store/lecture/lessonSteps";
import type { Measured } from "../src/store/lecture/measured";
import { emptyRun, type Run } from "../src/store/run";
import { specsOf } from "../src/store/setup";
import { createWords } from "../src/words/words";
import { makeSilentLab } from "./silentLab";
import { result, started } from "./storeEvents";

const t = createWords("en");

if (started.type !== "started") throw new Error("The first event of a run is its start.");
const { backend, dataset } = started;

/** The lecture over a page whose worker only writes down what it is asked. */
function makeLecture(search = "") {
  const { lab } = makeSilentLab(search);
  const lecture = createStore<LectureState>()(lectureState(lab, search));
  return { lab, lecture };
}

/** Finished runs of a step, with test accuracies and training FLOPs as given. */
function finished(step: number, found: readonly (readonly [accuracy: number, flops: number])[]): readonly Run[] {
  const { setup } = lessonSteps[step - 1];
  if (!setup) throw new Error(`Step ${step} runs nothing.`);
  return specsOf(setup).map((spec, i) => ({
    ...emptyRun(spec),
    backend,
    dataset,
    outcome: "finished",
    result: {
      ...result,
      testAccuracy: found[i][0],
      trainingFlops: { rigl: found[i][1], exact: found[i][1], propagation: 0 },
      trainMs: 1000 * (i + 1),
    },
  }));
}

describe("the lesson", () => {
  it("sets the lab up at each step, and clears what was shown", () => {
    const { lab, lecture } = makeLecture();
    lab.getState().chooseView("sweep");
    lecture.getState().goToStep(5);
    expect(lab.getState().view).toBe("run");
    expect(lab.getState().currentSetup()).toEqual(lessonSteps[4].setup);
    expect(lab.getState().axis).toBe("epoch");
    lab.setState({
      runs: finished(5, [
        [0.5, 1],
        [0.6, 1],
        [0.7, 1],
      ]),
    });
    lecture.getState().nextStep();
    expect(lab.getState().runs).toEqual([]);
    expect(lab.getState().axis).toBe("flops");
    expect(lab.getState().currentSetup()).toEqual(lessonSteps[5].setup);
  });

  it("stays at its first and last step, and opens again where it was left", () => {
    const { lecture } = makeLecture();
    lecture.getState().goToStep(1);
    lecture.getState().previousStep();
    expect(lecture.getState().step).toBe(1);
    lecture.getState().goToStep(8);
    lecture.getState().nextStep();
    expect(lecture.getState().step).toBe(8);
    lecture.getState().toggleLesson();
    expect(lecture.getState().step).toBeUndefined();
    lecture.getState().toggleLesson();
    expect(lecture.getState().step).toBe(8);
  });

  it("starts where the address asks, in lecture mode or beside it", () => {
    expect(makeLecture("?lesson=3").lecture.getState()).toMatchObject({ step: 3, lecture: false });
    expect(makeLecture("?lecture=1").lecture.getState()).toMatchObject({ step: undefined, lecture: true });
    expect(makeLecture("?lesson=0").lab.getState().notice).toContain("steps 1 to 8");
  });

  it("keeps what the runs of a step measured, once all its lanes have ended", () => {
    const { lab, lecture } = makeLecture();
    lecture.getState().goToStep(6);
    const both = finished(6, [
      [0.71, 8e9],
      [0.74, 2e9],
    ]);
    lab.setState({ runs: [both[0], { ...both[1], result: undefined, outcome: "open" }] });
    expect(lecture.getState().measured).toEqual({});
    lab.setState({ runs: both });
    expect(lecture.getState().measured.flops?.map(({ spec }) => spec.method)).toEqual(["slr", "rigl"]);
    lecture.getState().nextStep();
    expect(lecture.getState().measured.flops).toHaveLength(2);
  });

  it("keeps nothing of a record, though it is of the step's set-up", () => {
    const { lab, lecture } = makeLecture();
    lecture.getState().goToStep(6);
    const runs = finished(6, [
      [0.71, 8e9],
      [0.74, 2e9],
    ]);
    lab.getState().showRecord(runs, "a run of somewhere else");
    expect(lab.getState().runs).toBe(runs);
    expect(lecture.getState().measured).toEqual({});
  });

  it("keeps nothing of runs that are not the step's", () => {
    const { lab, lecture } = makeLecture();
    lecture.getState().goToStep(7);
    lab.setState({
      runs: finished(6, [
        [0.71, 8e9],
        [0.74, 2e9],
      ]),
    });
    expect(lecture.getState().measured).toEqual({});
  });
});

describe("a claim beside what was measured", () => {
  const measured = (step: number, found: Parameters<typeof finished>[1]): readonly Measured[] =>
    finished(step, found).map((run) => ({ dataset, backend, ...run }) as Measured);

  it("says what was found, and that it agrees where it is as cheap and as accurate as the claim asks", () => {
    const found = claimFigures(
      measured(6, [
        [0.71, 8e9],
        [0.74, 2e9],
      ]),
      "rigl",
      t,
    );
    expect(found?.claim.number).toBe(1);
    expect(found?.figures).toMatch(/RigL reached 74.0\s% test accuracy, SLR 71.0\s%\./);
    expect(found?.figures).toContain("1/4.0");
    expect(found?.figures).toMatch(/Sparsity 90\s%, seed 1/);
    expect(found?.judgement).toContain("here the difference is 3.0 points.");
    expect(found?.judgement).toContain("This run agrees.");
  });

  it("says that it does not agree where one half is missing", () => {
    const dear = claimFigures(
      measured(6, [
        [0.71, 3e9],
        [0.74, 2e9],
      ]),
      "rigl",
      t,
    );
    expect(dear?.judgement).toContain("This run does not agree.");
    const worse = claimFigures(
      measured(6, [
        [0.71, 8e9],
        [0.69, 2e9],
      ]),
      "rigl",
      t,
    );
    expect(worse?.judgement).toContain("−2.0 points");
    expect(worse?.judgement).toContain("This run does not agree.");
    // 1/6 is not less than 1/7.
    const seventh = claimFigures(
      measured(7, [
        [0.1, 6e9],
        [0.5, 1e9],
      ]),
      "rigl",
      t,
    );
    expect(seventh?.claim.number).toBe(2);
    expect(seventh?.judgement).toContain("This run does not agree.");
  });

  it("says nothing of extreme sparsity where the sparsity was not extreme", () => {
    const mild = measured(7, [
      [0.5, 9e9],
      [0.6, 1e9],
    ]).map((one) => ({ ...one, spec: { ...one.spec, sparsity: 0.9 } }));
    expect(claimFigures(mild, "rigl", t)?.judgement).toMatch(/from 93.75\s% on .* says nothing of it/);
  });

  it("is silent where the two were not run at one sparsity", () => {
    const [prune, sparse] = measured(6, [
      [0.71, 8e9],
      [0.74, 2e9],
    ]);
    const milder = { ...prune, spec: { ...prune.spec, sparsity: 0.5 } };
    expect(claimFigures([milder, sparse], "rigl", t)).toBeUndefined();
    expect(claimFigures([milder, sparse, prune], "rigl", t)?.figures).toMatch(/SLR 71.0\s%\./);
  });

  it("is silent where a family is missing", () => {
    expect(
      claimFigures(
        measured(4, [
          [0.6, 1],
          [0.7, 1],
          [0.7, 1],
        ]),
        "rigl",
        t,
      ),
    ).toBeUndefined();
  });

  it("puts counted and measured ratios side by side", () => {
    const said = countedAndMeasured(
      measured(6, [
        [0.71, 8e9],
        [0.74, 2e9],
      ]),
      "rigl",
      t,
    );
    expect(said).toMatch(
      /^RigL against SLR: FLOPs, counted, 1\/4.0; time, measured, 2.0 times \(2.00\ss against 1.00\ss/,
    );
  });
});
