/** What WebGPU offers in this browser or process. */
export type GpuOffer =
  | { readonly found: false; readonly missing: string; readonly advice: string } // a clause, and a clause that says what to do
  | { readonly found: true; readonly device: string; readonly software: boolean };

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/i;

/** Asks for the adapter that TensorFlow.js will take and describes it; in Node it looks for the `webgpu` package first. */
export async function findGpu(): Promise<GpuOffer> {
  if (!(await provideGpu())) {
    const advice = isNode()
      ? "Install it beside the lab with `npm install --no-save webgpu`"
      : "Use a browser with WebGPU, such as a current Chrome, Edge or Safari";
    return { found: false, missing: "WebGPU is not available here", advice };
  }
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) {
    return { found: false, missing: "WebGPU finds no graphics adapter", advice: "Check the graphics driver" };
  }
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const names = [vendor, architecture, device, description].filter((name) => name);
  const software = isFallbackAdapter || softwareNames.test(names.join(" "));
  return { found: true, device: deviceName(description || device, vendor, architecture), software };
}

/** Joins what the browser tells, which may be as little as the vendor. */
function deviceName(name: string, vendor: string, architecture: string): string {
  const family = [vendor, architecture].filter((part) => part).join(" ");
  if (!name) return family || "unnamed GPU";
  return family && !name.toLowerCase().includes(family.toLowerCase()) ? `${name} (${family})` : name;
}

/** Makes `navigator.gpu` exist where it can: true in a browser that has it, in Node with the `webgpu` package (Dawn). */
async function provideGpu(): Promise<boolean> {
  if (globalThis.navigator?.gpu) return true;
  if (!isNode()) return false;
  const packageName = "webgpu"; // not a literal in the import: bundlers and the compiler must not look for it
  try {
    const { create, globals } = (await import(/* @vite-ignore */ packageName)) as DawnPackage;
    Object.assign(globalThis, globals);
    const gpu = { value: create([]), configurable: true };
    if (globalThis.navigator) Object.defineProperty(globalThis.navigator, "gpu", gpu);
    else Object.defineProperty(globalThis, "navigator", { value: { gpu: gpu.value }, configurable: true });
    return true;
  } catch {
    return false;
  }
}

function isNode(): boolean {
  return typeof process !== "undefined" && Boolean(process.versions?.node);
}

/** The part of the `webgpu` package that is used. */
interface DawnPackage {
  create(options: readonly string[]): GPU;
  readonly globals: Readonly<Record<string, unknown>>;
}
