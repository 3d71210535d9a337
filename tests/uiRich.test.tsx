import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Rich } from "../src/ui/Rich";

const tags = {
  b: (words: string) => <b>{words}</b>,
  a: (words: string) => <a href="#there">{words}</a>,
};
const show = (text: string): string => renderToStaticMarkup(<Rich text={text} tags={tags} />);

describe("Rich", () => {
  it("wraps the marked parts of a sentence, in whatever order the language has them", () => {
    expect(show("<b>Not here.</b> Get <a>it</a>.")).toBe('<b>Not here.</b> Get <a href="#there">it</a>.');
    expect(show("获取<a>它</a>，<b>这里没有</b>")).toBe('获取<a href="#there">它</a>，<b>这里没有</b>');
  });

  it("shows a sentence without marks, and one that is nothing but marks", () => {
    expect(show("plain")).toBe("plain");
    expect(show("<b>all</b>")).toBe("<b>all</b>");
  });

  it("shows marks that it knows no tag for, or that do not close, as they are written", () => {
    expect(show("a <i>name</i> of <b> a file")).toBe("a &lt;i&gt;name&lt;/i&gt; of &lt;b&gt; a file");
  });
});
