import { afterEach, beforeEach, expect, it, vi } from "vitest";

type DeviceFault = typeof import("../src/ops/webgpu/deviceFault");

class OutOfMemory {
  readonly message = "buffer of 8 GiB";
}

let deviceFault: DeviceFault;

beforeEach(async () => {
  vi.stubGlobal("GPUOutOfMemoryError", OutOfMemory);
  vi.resetModules(); // faults are remembered for the life of the page
  deviceFault = await import("../src/ops/webgpu/deviceFault");
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Makes a device whose loss and errors the test brings about. */
function fakeDevice(lost: Promise<unknown>): { device: GPUDevice; fail(error: { message: string }): void } {
  const target = new EventTarget();
  const fail = (error: { message: string }): void => {
    target.dispatchEvent(Object.assign(new Event("uncapturederror"), { error }));
  };
  return { device: Object.assign(target, { lost }) as unknown as GPUDevice, fail };
}

it("tells that a device was lost, also whoever asks later", async () => {
  const messages: string[] = [];
  deviceFault.onDeviceFault((message) => messages.push(message));
  const { device } = fakeDevice(Promise.resolve({ reason: "unknown", message: "driver reset" }));
  deviceFault.watchDevice(device);
  deviceFault.watchDevice(device);
  await Promise.resolve();
  expect(messages).toEqual(["The GPU was lost (driver reset)."]);
  deviceFault.onDeviceFault((message) => messages.push(`late: ${message}`));
  expect(messages[1]).toBe("late: The GPU was lost (driver reset).");
});

it("keeps quiet about a device that was given back", async () => {
  const messages: string[] = [];
  deviceFault.onDeviceFault((message) => messages.push(message));
  deviceFault.watchDevice(fakeDevice(Promise.resolve({ reason: "destroyed", message: "" })).device);
  await Promise.resolve();
  expect(messages).toEqual([]);
});

it("tells errors that nobody asked about, until told to stop", () => {
  const messages: string[] = [];
  const stop = deviceFault.onDeviceFault((message) => messages.push(message));
  const { device, fail } = fakeDevice(new Promise(() => {}));
  deviceFault.watchDevice(device);
  fail(new OutOfMemory());
  fail({ message: "bad binding\n - While calling [Device].CreateBindGroup" });
  stop();
  fail({ message: "unheard" });
  expect(messages).toEqual(["The GPU ran out of memory: buffer of 8 GiB", "The GPU reported an error: bad binding"]);
});
