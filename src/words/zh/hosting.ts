import type { Catalogue } from "../words";

/** New versions of the page, and parts of it that could not be loaded. */
export const hosting: Catalogue = {
  "A new version of the lab is ready. It starts with the next load; this one goes on until then.":
    "实验室的新版本已就绪。重新加载页面后启用；在此之前，当前版本照常运行。",
  "A part of the page could not be loaded: its host has another version by now, or cannot be reached. Reload the page to go on.":
    "页面的一部分无法加载：服务器上已是另一个版本，或无法连接服务器。请重新加载页面以继续。",
  "This part of the page could not be loaded.": "页面的这一部分无法加载。",
  "The whole page is kept in this browser: it works without a connection.":
    "整个页面已保存在本浏览器中：没有网络也能使用。",
  "The page is not kept in this browser: it needs a connection.": "页面未保存在本浏览器中：需要网络连接。",
  "Reload the page": "重新加载页面",
  Reload: "重新加载",
  Later: "稍后",
};
