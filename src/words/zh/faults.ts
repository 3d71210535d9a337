import type { Catalogue } from "../words";

/** Notices of the page, and the state of the engine. */
export const faults: Catalogue = {
  "Engine is starting …": "计算引擎正在启动…",
  "No engine": "无计算引擎",
  "why?": "为什么？",
  "Where it runs": "在哪里运行",
  "Another backend can be chosen under Advanced, or with ?backend= in the address.":
    "可在“高级设置”中或通过网址中的 ?backend= 选择其他后端。",
  "The engine does not run.": "计算引擎未运行。",
  "What the run has shown so far stays on the page.": "本次运行已显示的内容会保留在页面上。",
  "Use what works here": "使用此处可用的后端",
  "Start the engine again": "重新启动计算引擎",
  "The run ended early.": "运行提前结束。",
  "Run again": "重新运行",
  "From the sweep": "来自扫描实验",
  "from the sweep": "来自扫描实验",
  "Back to the sweep": "返回扫描实验",
  "Run again with these settings": "以这些设置重新运行",
  "A run is under way on the Run view; let it end, or press Reset there, before you open another.":
    "“运行”视图中有运行正在进行；请等它结束或在那里点击“重置”，再打开另一个。",
  "The address asks for the backend “{0}”, which does not exist; choose one of {1}. The lab uses {2}.":
    "网址要求的后端“{0}”不存在；请从 {1} 中选择。当前使用 {2}。",
  "The address asks for the view “{0}”, which does not exist; choose run, sweep, graph or benchmark. The lab shows the Run view.":
    "网址要求的视图“{0}”不存在；请选择 run、sweep、graph 或 benchmark。当前显示“运行”视图。",
  "which is no address; expected one such as https://example.org/graph.npz.":
    "不是有效的地址；应形如 https://example.org/graph.npz。",
  "which starts with “{0}”; expected https: or http:.": "以“{0}”开头；应以 https: 或 http: 开头。",
  "which carries a user name or password; browsers send none for data, so leave them out.":
    "带有用户名或密码；浏览器请求数据时不会发送它们，请去掉。",
  "{0}, so the lab uses WebAssembly.": "{0}，因此使用 WebAssembly。",
  "WebGPU is not available here": "此处无法使用 WebGPU",
  "WebGPU finds no graphics adapter": "WebGPU 找不到图形适配器",
  "WebGPU has only a software adapter ({0}), so the lab uses WebAssembly, which is faster here.":
    "WebGPU 只有软件适配器（{0}），因此使用此处更快的 WebAssembly。",
  "WebGPU on {0} did not start ({1}), so the lab uses WebAssembly.":
    "{0} 上的 WebGPU 未能启动（{1}），因此使用 WebAssembly。",
  "WebGPU runs on {0}.": "WebGPU 运行于 {0}。",
  "no device was given": "未提供设备",
  "unnamed GPU": "未命名的 GPU",
  "Neither a GPU nor WebAssembly with SIMD is available, so the lab uses plain JavaScript, which is slow.":
    "GPU 和支持 SIMD 的 WebAssembly 都不可用，因此使用较慢的纯 JavaScript。",
  "{0}. {1}, or choose wasm.": "{0}。{1}，或选择 wasm。",
  "Use a browser with WebGPU, such as a current Chrome, Edge or Safari":
    "请使用支持 WebGPU 的浏览器，例如新版 Chrome、Edge 或 Safari",
  "Install it beside the lab with `npm install --no-save webgpu`": "请用 `npm install --no-save webgpu` 安装",
  "Check the graphics driver": "请检查显卡驱动",
  "WebGPU on {0} did not start ({1}). Choose wasm instead.": "{0} 上的 WebGPU 未能启动（{1}）。请改选 wasm。",
  "WebGPU was asked for and runs on {0}{1}.": "已按要求使用 WebGPU，运行于 {0}{1}。",
  ", a software adapter and therefore slow": "（软件适配器，因此较慢）",
  "WebAssembly was asked for.": "已按要求使用 WebAssembly。",
  "WebAssembly with SIMD is not available here. Choose cpu instead.":
    "此处无法使用支持 SIMD 的 WebAssembly。请改选 cpu。",
  "Plain JavaScript was asked for; it is slow.": "已按要求使用纯 JavaScript，速度较慢。",
  "The cpu backend of TensorFlow.js did not start.": "TensorFlow.js 的 cpu 后端未能启动。",
  "CPU, plain JavaScript": "CPU，纯 JavaScript",
  "CPU, WebAssembly SIMD": "CPU，WebAssembly SIMD",
  "{0}, {1} threads": "{0}，{1} 个线程",
};
