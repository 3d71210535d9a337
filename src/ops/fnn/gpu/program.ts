import { loopShader } from "./loopShader";
import { evaluationShader, type PassShader, passShader } from "./passShader";
import type { GpuPlan } from "./plan";
import type { NetForm } from "./tileWgsl";
import { refreshShader, updateShader } from "./updateShader";

/** Two ways to take the same steps: two dispatches for each, over all of the device, or many in one dispatch of one workgroup. */
export type GpuWay = "tiled" | "looped";

/** All shaders of a net; which way a step takes can be changed. */
export interface GpuProgram {
  readonly plan: GpuPlan;
  readonly pass: PassShader;
  readonly update: string;
  readonly evaluation: PassShader;
  readonly refresh: string;
  readonly loop: string | undefined; // where the net is too large for one workgroup
  readonly mostGroups: number; // workgroups of a dispatch
  way: GpuWay;
}

/** Writes the shaders of a net; undefined where its layers are too wide for the workgroup memory, in bytes. */
export function writeProgram(form: NetForm, plan: GpuPlan, memory: number, mostGroups: number): GpuProgram | undefined {
  const pass = passShader(form, plan, memory);
  const evaluation = evaluationShader(form, plan, memory);
  if (!pass || !evaluation) return undefined;
  return {
    plan,
    pass,
    update: updateShader(plan),
    evaluation,
    refresh: refreshShader(plan),
    loop: loopShader(form, plan, memory),
    mostGroups,
    way: "tiled",
  };
}
