import type { Catalogue } from "../words";

/** What is wrong with archives, arrays, prepared files and downloads. */
export const archives: Catalogue = {
  "the file holds {0}": "文件包含 {0}",
  "{0}; expected the citation format, of which {1} {2} missing.": "{0}；应为引文图格式，缺少 {1}{2}。",
  "adj_shape is {0} by {1}; expected as many columns as rows.": "adj_shape 为 {0} × {1}；行数与列数应相等。",
  "attr_shape has {0} rows; expected {1} as in adj_shape.": "attr_shape 有 {0} 行；应与 adj_shape 一样为 {1} 行。",
  "labels holds {0} numbers; expected one for each of {1} nodes.": "labels 有 {0} 个数；{1} 个节点应各有一个。",
  "in labels, number {0} is {1}; expected classes from 0 on, or -1 for none.":
    "labels 中第 {0} 个数为 {1}；应为从 0 起的类别，或以 -1 表示没有。",
  "labels holds only -1; expected classes.": "labels 只含 -1；应含类别。",
  nodes: "个节点",
  edges: "条边",
  "time stamps": "个时间戳",
  "distinct pairs": "个不同的节点对",
  "self-loops": "个自环",
  features: "个特征",
  "labelled nodes": "个有标签的节点",
  classes: "个类别",
  "{0} {1} instead of {2}": "{0} {1}（应为 {2}）",
  "{0} is {1}; {2} is {3}.": "{0} 是{1}；{2} 是{3}。",
  "a temporal graph": "时序图",
  "a graph with features": "带特征的图",
  "{0} is not {1}, or not all of it: it has {2}. Nothing was kept.{3}":
    "{0} 不是 {1}，或不完整：它有 {2}。未保存任何内容。{3}",
  " Its node labels come in a file of their own: give that one as well.": "其节点标签在单独的文件中：请一并提供。",
  "the gz file is cut off or damaged: {0}. Download or copy it again.":
    "gz 文件不完整或已损坏：{0}。请重新下载或复制。",
  "unpacking failed after {0} bytes": "解压 {0} 字节后失败",
  "the array holds pickled Python objects, which are not read; save it as plain numbers.":
    "数组含有 pickle 序列化的 Python 对象，无法读取；请保存为普通数值。",
  'the array has the type "{0}"; expected integers, floats of 4 or 8 bytes, or text.':
    "数组类型为“{0}”；应为整数、4 或 8 字节浮点数，或文本。",
  'the array has the type "{0}"; expected little-endian numbers, such as those of array.astype("<f8").':
    '数组类型为“{0}”；应为小端数值，例如 array.astype("<f8")。',
  "the array is cut off: expected {0} bytes, found {1}.": "数组不完整：应为 {0} 字节，实际为 {1}。",
  "the array is cut off: expected {0} numbers, found {1}.": "数组不完整：应为 {0} 个数，实际为 {1}。",
  "the array holds more than the {0} numbers of its shape.": "数组中的数多于其形状所示的 {0} 个。",
  "this is no NumPy array; expected the npy format.": "这不是 NumPy 数组；应为 npy 格式。",
  "the array's header cannot be read; expected one type, an order and a shape.":
    "无法读取数组头；应含一种类型、存储顺序和形状。",
  "the archive holds {0} beside arrays; expected an npz file of NumPy arrays.":
    "压缩包中除数组外还有 {0}；应为由 NumPy 数组组成的 npz 文件。",
  "the arrays take more than {0} bytes (2 GiB); that is too large.": "数组超过 {0} 字节（2 GiB），过大。",
  'there is no array "{0}"; found {1}.': "没有数组“{0}”；找到的是 {1}。",
  'the array "{0}" holds text; expected numbers.': "数组“{0}”含文本；应为数值。",
  "this is an archive inside archives; unpack it and choose the file with the edges.":
    "这是嵌套的压缩包；请解压后选择含边的文件。",
  "the archive has more than 2 GiB; unpack it and choose the file with the edges.":
    "压缩包超过 2 GiB；请解压后选择含边的文件。",
  "{0} would unpack to {1} bytes; at most 8 GiB are taken.": "{0} 解压后为 {1} 字节；最多接受 8 GiB。",
  "in {0}_{1}, {2}.": "在 {0}_{1} 中，{2}。",
  "expected rows and columns, found {0}": "应为行数和列数，实际为 {0}",
  "expected {0} numbers for {1} rows, found {2}": "{1} 行应有 {0} 个数，实际为 {2}",
  "expected as many as in {0}_data, {1}, found {2}": "个数应与 {0}_data 相同，即 {1}，实际为 {2}",
  "expected rising numbers, but number {0} falls": "应为递增的数，但第 {0} 个数下降",
  "expected numbers from 0 to {0}, found {1} to {2}": "应为 0 到 {0} 的数，实际为 {1} 到 {2}",
  "expected columns below {0}, but number {1} is {2}": "列号应小于 {0}，但第 {1} 个数为 {2}",
  "expected finite numbers, but number {0} is {1}": "应为有限数，但第 {0} 个数为 {1}",
  "adjs has the shape ({0}); expected (steps, nodes, nodes).": "adjs 的形状为 ({0})；应为（步数, 节点数, 节点数）。",
  "in adjs, number {0} is NaN.": "adjs 中第 {0} 个数为 NaN。",
  "adjs has more than {0} nonzeros; that is no sparse graph.": "adjs 的非零元超过 {0} 个；这不是稀疏图。",
  "adjs holds only zeros; expected edges.": "adjs 全为零；应含边。",
  "labels has the shape ({0}); expected ({1}, classes) or ({2},).":
    "labels 的形状为 ({0})；应为 ({1}, 类别数) 或 ({2},)。",
  "row {0} of labels is {1}; expected a single 1 among zeros.": "labels 第 {0} 行为 {1}；应只有一个 1，其余为 0。",
  "labels holds numbers that are no classes; expected whole numbers from 0 on.":
    "labels 中有不是类别的数；应为从 0 起的整数。",
  "in {0}, {1}": "在 {0} 中，{1}",
  'the numbers have the type "{0}"; {1}.': "数值类型为“{0}”；{1}。",
  'expected "{0}"; save it with {1}.astype("{2}")': '应为“{0}”；请用 {1}.astype("{2}") 保存',
  "the shape ({0})": "形状 ({0})",
  "expected {0} numbers, as many as {1} in meta, found {2}.": "应有 {0} 个数，与 meta 中的 {1} 相同，实际为 {2}。",
  "the archive states {0} bytes; expected {1}.": "压缩包标明 {0} 字节；应为 {1}。",
  "number {0} is {1}; expected {2}.": "第 {0} 个数为 {1}；应为{2}。",
  "a finite number": "有限数",
  "there is not enough memory for a column of {0} numbers; use the command line, or a smaller part of the data.":
    "内存不足，无法容纳 {0} 个数的列；请使用命令行，或更小的一部分数据。",
  'the array "meta" is no JSON; expected a prepared file as docs/data.md describes it.':
    "数组“meta”不是 JSON；应为 docs/data.md 所述的预处理文件。",
  'the array "meta" does not name the format "{0}"; expected a prepared file.':
    "数组“meta”没有标明格式“{0}”；应为预处理文件。",
  '"version" in meta is {0}; expected a number from 1.': "meta 中的 version 为 {0}；应为从 1 起的数。",
  "the file was made by a newer version of the lab (form {0}, this lab reads up to {1}); update the lab, or prepare the data again with this one.":
    "文件由更新版本的实验室生成（格式 {0}，本版本最多读到 {1}）；请更新实验室，或用本版本重新预处理数据。",
  '"form" in meta is {0}; expected "temporal" or "features".': "meta 中的 form 为 {0}；应为 temporal 或 features。",
  '"name" in meta is missing; expected a name to show.': "meta 中缺少 name；应为显示用的名称。",
  '"kind" in meta is {0}; expected one of {1}.': "meta 中的 kind 为 {0}；应为 {1} 之一。",
  '"{0}" in meta is {1}; expected a whole number.': "meta 中的 {0} 为 {1}；应为整数。",
  '"{0}" in meta is no text.': "meta 中的 {0} 不是文本。",
  "it has {0} {1}, more than the {2} that are read here; {3}.": "它有 {0} {1}，超过此处可读取的 {2}；请{3}。",
  "use the command line, or prepare a part of the data": "使用命令行，或只预处理一部分数据",
  "this is no prepared file; expected {0} as its first array.": "这不是预处理文件；其第一个数组应为 {0}。",
  "the file holds no edges.": "文件中没有边。",
  "{0} {1} missing; expected the arrays src, dst and time.": "缺少 {0}{1}；应有数组 src、dst 和 time。",
  is: "",
  are: "",
  "labels holds only -1, which means none; expected classes.": "labels 只含 -1（即没有标签）；应含类别。",
  "labels goes up to {0}, but class_names holds {1} names; expected {2}.":
    "labels 最大为 {0}，但 class_names 有 {1} 个名称；应为 {2} 个。",
  "{0} has {1} bytes; expected at most {2}.": "{0} 有 {1} 字节；最多应为 {2}。",
  "it has {0}, as meta states.": "它有 {0}，与 meta 所述不符。",
  "expected split_train, split_val and split_test, or none of them.":
    "应同时有 split_train、split_val 和 split_test，或都没有。",
  "a split holds node {0}; expected nodes below {1}.": "划分中有节点 {0}；节点编号应小于 {1}。",
  "a node is in two splits; expected disjoint ones.": "有节点同时属于两个划分；各划分应互不相交。",
  "The data set has no edges; there is nothing to prepare.": "数据集没有边，无可预处理。",
  "The prepared file would have {0} bytes; a prepared file holds at most 4 GiB. Prepare a part of the data set.":
    "预处理文件将有 {0} 字节；最多为 4 GiB。请只预处理数据集的一部分。",
  "the zip archive is cut off or damaged; download or copy it again.": "zip 压缩包不完整或已损坏；请重新下载或复制。",
  "in the zip archive, {0} {1}": "zip 压缩包中的 {0} {1}",
  "is encrypted; unpack the archive with its password and choose the file inside.":
    "已加密；请用密码解压后选择其中的文件。",
  "is packed by method {0}, which is not read; pack it anew as an ordinary zip, or unpack it.":
    "使用无法读取的压缩方法 {0}；请重新打包为普通 zip，或先解压。",
  "unpacks to more than the {0} bytes that the archive states; do not trust this file.":
    "解压后超过压缩包标明的 {0} 字节；此文件不可信。",
  "is damaged: {0}. Download or copy it again.": "已损坏：{0}。请重新下载或复制。",
  "its checksum (CRC-32) is {0}, the archive states {1}": "其校验和（CRC-32）为 {0}，压缩包标明为 {1}",
  "the checksum (SHA-256) is {0}, expected {1}: this is another file, or it was changed on the way. It was thrown away; try again, or take another source.":
    "校验和（SHA-256）为 {0}，应为 {1}：这是另一个文件，或在传输中被改动。已丢弃；请重试，或换一个来源。",
  "{0} {1} bytes are kept; the next attempt goes on from there.": "{0}已保留 {1} 字节；下次将从那里继续。",
  "the server sends parts that were not asked for; take another source.": "服务器发送了未请求的部分；请换一个来源。",
  "{0} answered without any bytes; try again later.": "{0} 的响应没有任何数据；请稍后重试。",
  "{0}: {1} is busy or out of order (HTTP {2}); try again later.": "{0}：{1} 繁忙或出现故障（HTTP {2}）；请稍后重试。",
  "cannot be reached ({0})": "无法访问（{0}）",
  "cannot be reached, or does not let this page download from it (CORS)": "无法访问，或不允许本页面下载（CORS）",
  "{0}: {1} {2}. Check the connection and try again, or download {3} by hand and give that file.":
    "{0}：{1} {2}。请检查网络连接后重试，或手动下载 {3} 并提供该文件。",
  "{0} has no such file (HTTP {1}); check the address {2}.": "{0} 上没有此文件（HTTP {1}）；请检查地址 {2}。",
  "{0} does not give the file away (HTTP {1}); download {2} by hand and choose the file.":
    "{0} 不提供此文件（HTTP {1}）；请手动下载 {2} 并选择该文件。",
  "{0} answered with HTTP {1} instead of the file; check the address {2}.":
    "{0} 返回了 HTTP {1} 而不是文件；请检查地址 {2}。",
  '"{0}" is no web address; give one in full, such as https://example.org/data.npz.':
    "“{0}”不是网址；请给出完整地址，例如 https://example.org/data.npz。",
  "{0} starts with {1}//; only http:// and https:// can be downloaded.":
    "{0} 以 {1}// 开头；只能下载 http:// 和 https:// 地址。",
  "the file has {0} bytes or more; at most {1} are taken.": "文件至少有 {0} 字节；最多接受 {1}。",
  "{0} Try again.": "{0}请重试。",
  "{0} is being written by another tab of the lab; let that tab finish, or close it.":
    "{0} 正由本实验室的另一标签页写入；请等它完成，或关闭那个标签页。",
};
