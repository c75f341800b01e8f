/** What the loader says of a catalogue, in the office's words: the ways an edit usually goes wrong; the rest is quoted. */

const PHRASES: [RegExp, string][] = [
  [/unknown code "([^"]+)"/, '没有编码“$1”'],
  [/duplicate code "([^"]+)", first used at (\S+):\d+/, '编码“$1”重复'],
  [/unknown source "([^"]+)"/, '“依据”中没有代号“$1”'],
  [/unknown key "([^"]+)"/, '不认识的字段“$1”'],
  [/the Chinese text is missing/, '缺少中文'],
  [/the English text is missing/, '缺少英文'],
  [/unknown unit type/, '没有这种单位类型'],
  [/unknown sheet/, '没有这张表'],
  [/a check needs examples|an indicator needs examples/, '缺少例'],
  [/name what it rests on/, '缺少依据'],
  [/min (\S+) is greater than max (\S+)/, '最小值 $1 大于最大值 $2'],
  [/: it reads a figure shown as a bureau total only, and must be one itself/, '：用到了只显示全局合计的数，本身也须只显示全局合计'],
  [/: figures shown as bureau totals only may be added and subtracted, nothing else/, '：只显示全局合计的数只能相加减'],
  [/the file is missing/, '缺少这一部分'],
  [/: expected (.+), got (.+)$/, '：按例应得 $1，算得 $2'],
  [/an element code is .*/, '填报项编码应是一个字母加两位数字，如 M09'],
  [/a rule code is .*/, '规则编码应是 H 或 W 加两位数字'],
  [/an indicator code is .*/, '指标编码应是三个字母加两位数字，如 LIF01'],
  [/the formula may hold .*/, '公式只能用编码、数字、四则运算和 SUM、ROUND、MAX、MIN、IF'],
  [/it yields an? (\S+), not a (boolean|number)/, '结果类型不对'],
  [/Invalid input: expected (\w+), received undefined/, '缺少必填内容'],
  [/Invalid input: expected (\w+), received (\w+)/, '内容类型不对'],
  [/, example (\d+)/, '，第 $1 例'],
  [/ at ([A-Z]\d{2}[a-z]?)/, '，单元格 $1'],
  [/in "([^"]*)": /, '算式“$1”：'],
  [/\(character (\d+)\)/, '（第 $1 个字符）'],
];

export const problemInChinese = (message: string): string =>
  PHRASES.reduce((said, [pattern, words]) => said.replace(pattern, words), message);
